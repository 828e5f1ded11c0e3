package shouwang.demo;

import java.time.Instant;
import java.util.UUID;
import shouwang.care.Service;

/** A confirmed visit that earns; elder and aide are indexes into the {@link Cast}. */
record Earned(UUID visit, int elder, int aide, Service service, int minutes, Instant end) {}
