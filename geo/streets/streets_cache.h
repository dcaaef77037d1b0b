#pragma once
// Ready networks on disk, by the bytes they were made from. A cache that is missing, damaged or
// cannot be written changes nothing but the time a start takes.

#include "geo/streets/prepared_streets.h"

namespace nahraum::geo {

/// From the contents of all inputs, the clip, and the version of the format.
[[nodiscard]] std::uint64_t streets_key(const StreetsRequest& request);

/// Null when there is nothing under the key or it is damaged. Adds the Findings kept with it.
[[nodiscard]] std::shared_ptr<const PreparedStreets> reopen_streets(
    const std::filesystem::path& cache, std::uint64_t key, Findings& findings);
/// Why it could not be kept; "" when it was, or when no cache is wanted.
[[nodiscard]] Text keep_streets(const PreparedStreets& streets, const Findings& said);

[[nodiscard]] bool hierarchy_is_kept(const PreparedStreets& streets);
[[nodiscard]] std::optional<Hierarchy> reopen_hierarchy(const PreparedStreets& streets);
void keep_hierarchy(const PreparedStreets& streets, const Hierarchy& hierarchy);

/// Of the rules and speeds of a profile and the network they were used on.
[[nodiscard]] std::uint64_t metric_key(const PreparedStreets& streets, const Profile& profile);
[[nodiscard]] std::optional<Metric> reopen_metric(const PreparedStreets& streets, std::uint64_t key,
                                                  Findings& findings);
void keep_metric(const PreparedStreets& streets, std::uint64_t key, const Metric& metric,
                 const Findings& said);

/// The Findings of `said`, one sentence a code with its count.
void append_summary(const Findings& said, Findings& findings);

}  // namespace nahraum::geo
