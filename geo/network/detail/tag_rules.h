#pragma once
// What a profile says about one combination of tags.
//
//   const TagRules rules(profile);
//   const WayUse use = rules.way(network.tags.tags(set));

#include <map>
#include <string>
#include <vector>

#include "geo/network/profile.h"
#include "geo/network/tag_sets.h"

namespace nahraum::geo::detail {

struct WayUse {
  double forward_kmh = 0;  ///< 0 = closed
  double backward_kmh = 0;
  bool enter = true;      ///< may points lie on it
  double duration_s = 0;  ///< of the whole way, 0 = not said: a ferry's timetable counts, not speed
};

struct NodeUse {
  bool closed = false;
  double seconds = 0;
};

/// Not thread-safe only for its caller: const and without state. The profile must outlive it.
class TagRules {
 public:
  explicit TagRules(const Profile& profile);

  [[nodiscard]] WayUse way(const std::vector<Tag>& tags) const;
  [[nodiscard]] NodeUse node(const std::vector<Tag>& tags) const;
  /// Does the profile obey a turn restriction with these tags?
  [[nodiscard]] bool obeys(const std::vector<Tag>& tags) const;
  /// "surface=mud" for each tag whose key the rules of ways (or nodes) look at and whose value none
  /// of them names.
  [[nodiscard]] std::vector<std::string> unknown_of_way(const std::vector<Tag>& tags) const;
  [[nodiscard]] std::vector<std::string> unknown_of_node(const std::vector<Tag>& tags) const;

 private:
  using Rules = std::vector<const ProfileRule*>;
  [[nodiscard]] const Rules& of(std::string_view kind) const;
  [[nodiscard]] const ProfileRule* first_match(std::string_view kind,
                                               const std::vector<Tag>& tags) const;
  [[nodiscard]] double setting(std::string_view key, double otherwise) const;
  [[nodiscard]] bool names_key(std::string_view kind, const std::vector<Tag>& tags) const;
  [[nodiscard]] double speed_limit(const std::vector<Tag>& tags, std::string_view direction) const;
  [[nodiscard]] double with_limit(double kmh, bool slow_by_nature, double limit, bool urban) const;
  [[nodiscard]] bool urban(const std::vector<Tag>& tags) const;
  void apply_factors(const std::vector<Tag>& tags, WayUse& use) const;
  void apply_oneway(const std::vector<Tag>& tags, WayUse& use) const;
  void collect_unknown(std::string_view kind, const std::vector<Tag>& tags,
                       std::vector<std::string>& unknown) const;

  const Profile& profile_;
  std::map<std::string, Rules, std::less<>> by_kind_;
};

/// "50", "30 mph", "50 km/h" in km/h; 0 when it is no such number.
[[nodiscard]] double speed_in_kmh(std::string_view text);
/// "02:30", "1:05:00", "45", "PT1H30M" in seconds; 0 when it cannot be read (OSM wiki
/// Key:duration).
[[nodiscard]] double duration_in_seconds(std::string_view text);

}  // namespace nahraum::geo::detail
