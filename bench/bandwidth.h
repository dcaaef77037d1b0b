#pragma once
// How fast this machine reads memory just now: the yardstick beside figures of sweeps.

namespace nahraum::bench {

/// Bytes a second that all cores together read from memory far larger than the private caches, on
/// huge pages; best of three passes over 512 MiB.
[[nodiscard]] double read_bandwidth();

}  // namespace nahraum::bench
