"""More CPUs for the same work: soon they add nothing."""

SERIAL = 0.05  # the part that one process must do by itself


def speed_up(serial, cpus):
    return 1 / (serial + (1 - serial) / cpus)


if __name__ == "__main__":
    print("CPUs       Speed-up  Of the ideal (%)")
    for cpus in (1, 2, 4, 8, 16, 32, 64, 1_000_000):
        times = speed_up(SERIAL, cpus)
        print(f"{cpus:<9,}  {times:<8.2f}  {100 * times / cpus:.1f}")
