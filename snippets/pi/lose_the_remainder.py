"""Rounding every share down loses points, and divmod loses none."""

POINTS = 100_000_000


def share_out(points, tasks):
    each, rest = divmod(points, tasks)
    return [each + (task < rest) for task in range(tasks)]


if __name__ == "__main__":
    print("Tasks  Lost by int(n / tasks)  Lost by divmod")
    for tasks in (2, 3, 7, 24):
        lost = POINTS - int(POINTS / tasks) * tasks
        left = POINTS - sum(share_out(POINTS, tasks))
        print(f"{tasks:5}  {lost:22}  {left:14}")
