#include "geo/network/detail/tag_rules.h"

#include <algorithm>
#include <cmath>

#include "geo/core/numbers.h"

namespace nahraum::geo::detail {

namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// Calls visit(part) for the parts between separators until it says true.
template <typename Visit>
bool any_part(std::string_view text, char separator, const Visit& visit) {
  while (true) {
    const std::size_t end = text.find(separator);
    if (visit(trimmed(text.substr(0, end)))) return true;
    if (end == std::string_view::npos) return false;
    text.remove_prefix(end + 1);
  }
}

std::string_view value_of(const std::vector<Tag>& tags, std::string_view key) {
  for (const Tag& tag : tags) {
    if (tag.first == key) return tag.second;
  }
  return "";
}

bool matches(const ProfileRule& rule, std::string_view value) {
  if (value.empty()) return false;
  if (rule.value == "*") return true;
  if (rule.value == "#") {
    const double kmh = speed_in_kmh(value);
    return kmh > 0 && !(rule.unit == "km/h max" && kmh > rule.number);
  }
  return any_part(value, ';', [&](std::string_view part) { return part == rule.value; });
}

bool has_number(const ProfileRule& rule) { return !std::isnan(rule.number); }

}  // namespace

double speed_in_kmh(std::string_view text) {
  text = trimmed(text.substr(0, text.find(';')));
  double unit = 1;
  for (const auto& [name, kmh] : {std::pair<std::string_view, double>{"mph", 1.609344},
                                  {"km/h", 1},
                                  {"kmh", 1},
                                  {"kph", 1}}) {
    if (!text.ends_with(name)) continue;
    text = trimmed(text.substr(0, text.size() - name.size()));
    unit = kmh;
    break;
  }
  const std::optional<double> number = parse_plain_number(text);
  return number && *number > 0 && *number <= 1000 ? *number * unit : 0;
}

namespace {

double iso_duration(std::string_view text) {
  text.remove_prefix(1);
  double seconds = 0;
  bool time = false;
  while (!text.empty()) {
    if (text.front() == 'T') {
      time = true;
      text.remove_prefix(1);
      continue;
    }
    const std::size_t digits = text.find_first_not_of("0123456789");
    if (digits == 0 || digits == std::string_view::npos) return 0;
    const std::optional<long long> number = parse_integer(text.substr(0, digits));
    if (!number) return 0;
    double unit = 0;
    if (text[digits] == 'D' && !time) unit = 86400;
    if (text[digits] == 'H' && time) unit = 3600;
    if (text[digits] == 'M' && time) unit = 60;
    if (text[digits] == 'S' && time) unit = 1;
    if (unit == 0) return 0;
    seconds += unit * static_cast<double>(*number);
    text.remove_prefix(digits + 1);
  }
  return seconds;
}

}  // namespace

double duration_in_seconds(std::string_view text) {
  text = trimmed(text);
  if (text.starts_with('P')) return iso_duration(text);
  std::vector<double> parts;
  const bool broken = any_part(text, ':', [&](std::string_view part) {
    const std::optional<double> number = parse_plain_number(part);
    if (number) parts.push_back(*number);
    return !number || *number < 0;
  });
  if (broken || parts.size() > 3) return 0;
  if (parts.size() == 1) return parts[0] * 60;
  return parts[0] * 3600 + parts[1] * 60 + (parts.size() == 3 ? parts[2] : 0);
}

TagRules::TagRules(const Profile& profile) : profile_(profile) {
  for (const ProfileRule& rule : profile.rules) by_kind_[rule.kind].push_back(&rule);
}

const TagRules::Rules& TagRules::of(std::string_view kind) const {
  static const Rules none;
  const auto found = by_kind_.find(kind);
  return found == by_kind_.end() ? none : found->second;
}

/// Rules without a `use` and a number only say that a value is known.
const ProfileRule* TagRules::first_match(std::string_view kind,
                                         const std::vector<Tag>& tags) const {
  for (const ProfileRule* rule : of(kind)) {
    if (rule->use.empty() && !has_number(*rule)) continue;
    if (matches(*rule, value_of(tags, rule->key))) return rule;
  }
  return nullptr;
}

double TagRules::setting(std::string_view key, double otherwise) const {
  for (const ProfileRule* rule : of("value")) {
    if (rule->key == key && has_number(*rule)) return rule->number;
  }
  return otherwise;
}

bool TagRules::names_key(std::string_view kind, const std::vector<Tag>& tags) const {
  return std::any_of(of(kind).begin(), of(kind).end(),
                     [&](const ProfileRule* rule) { return !value_of(tags, rule->key).empty(); });
}

WayUse TagRules::way(const std::vector<Tag>& tags) const {
  const ProfileRule* way = first_match("way", tags);
  bool open = way ? way->use == "yes" || way->use.empty() : !names_key("way", tags);
  const bool never = way && way->use == "never";
  double kmh = way && has_number(*way) ? way->number : profile_.base_speed.value;
  bool slow_by_nature = way && way->unit == "km/h max";
  bool limits = !of("limit").empty();
  double share = 1;
  if (const ProfileRule* access = first_match("access", tags)) {
    if (access->use == "no") open = false;
    if (access->use == "open") open = !never;
    if (has_number(*access) && access->unit == "factor") {
      share = access->number;
    } else if (has_number(*access)) {
      kmh = access->number;
      slow_by_nature = true;
      limits = false;
    }
  }
  WayUse use;
  if (!open) return use;
  use.forward_kmh = use.backward_kmh = kmh;
  if (limits) {
    const bool in_town = urban(tags);
    use.forward_kmh = with_limit(kmh, slow_by_nature, speed_limit(tags, ":forward"), in_town);
    use.backward_kmh = with_limit(kmh, slow_by_nature, speed_limit(tags, ":backward"), in_town);
  }
  use.forward_kmh *= share;
  use.backward_kmh *= share;
  apply_factors(tags, use);
  apply_oneway(tags, use);
  const ProfileRule* enter = first_match("enter", tags);
  use.enter = !(enter && enter->use == "no");
  if (const ProfileRule* rule = first_match("duration", tags)) {
    use.duration_s = duration_in_seconds(value_of(tags, rule->key));
  }
  return use;
}

/// The limit in this direction before the one for both; 0 = none known.
double TagRules::speed_limit(const std::vector<Tag>& tags, std::string_view direction) const {
  for (const bool directed : {true, false}) {
    for (const ProfileRule* rule : of("limit")) {
      const std::string key = directed ? rule->key + std::string(direction) : rule->key;
      const std::string_view value = value_of(tags, key);
      if (!matches(*rule, value)) continue;
      const double kmh = rule->value == "#" ? speed_in_kmh(value) : rule->number;
      if (kmh > 0) return kmh;
    }
  }
  return 0;
}

/// Limits are rarely driven: the factor turns them into the speed of a journey.
double TagRules::with_limit(double kmh, bool slow_by_nature, double limit, bool urban) const {
  const double factor = urban ? setting("factor_urban", 1) : setting("factor_rural", 1);
  if (slow_by_nature) return limit > 0 ? std::min(kmh, limit) : kmh;
  return (limit > 0 ? limit : kmh) * factor;
}

bool TagRules::urban(const std::vector<Tag>& tags) const {
  const ProfileRule* rule = first_match("urban", tags);
  return rule && rule->use == "yes";
}

/// Surface, smoothness and track type describe the same bumps: the worst of them counts, not their
/// product.
void TagRules::apply_factors(const std::vector<Tag>& tags, WayUse& use) const {
  double worst = 1;
  double most = INFINITY;
  std::vector<std::string_view> done;
  for (const ProfileRule* rule : of("factor")) {
    if (std::find(done.begin(), done.end(), rule->key) != done.end()) continue;
    if (!matches(*rule, value_of(tags, rule->key))) continue;
    done.push_back(rule->key);
    if (rule->use == "no") worst = 0;
    if (!has_number(*rule)) continue;
    if (rule->unit == "km/h max") {
      most = std::min(most, rule->number);
    } else {
      worst = std::min(worst, rule->number);
    }
  }
  use.forward_kmh = std::min(most, use.forward_kmh * worst);
  use.backward_kmh = std::min(most, use.backward_kmh * worst);
}

void TagRules::apply_oneway(const std::vector<Tag>& tags, WayUse& use) const {
  const ProfileRule* rule = first_match("oneway", tags);
  if (!rule || rule->use == "both") return;
  if (rule->use == "no") use.forward_kmh = use.backward_kmh = 0;
  const double against = has_number(*rule) ? rule->number : 0;
  if (rule->use == "forward") use.backward_kmh = std::min(use.backward_kmh, against);
  if (rule->use == "backward") use.forward_kmh = std::min(use.forward_kmh, against);
}

NodeUse TagRules::node(const std::vector<Tag>& tags) const {
  NodeUse use;
  if (!names_key("barrier", tags)) return use;
  if (const ProfileRule* rule = first_match("barrier", tags)) {
    use.closed = rule->use == "no";
    if (has_number(*rule)) use.seconds = rule->number;
  }
  if (const ProfileRule* access = first_match("access", tags)) {
    if (access->use == "no") use.closed = true;
    if (access->use == "open") use.closed = false;
  }
  return use;
}

/// `except` names those to whom it does not apply; `restriction:hgv` applies to lorries alone.
bool TagRules::obeys(const std::vector<Tag>& tags) const {
  bool applies = false;
  bool particular = false;
  for (const Tag& tag : tags) particular |= tag.first.starts_with("restriction:");
  for (const ProfileRule* rule : of("restriction")) {
    const std::string_view value = value_of(tags, rule->key);
    if (rule->key == "restriction") {
      const bool general = value.empty() ? !particular : matches(*rule, value);
      applies |= rule->use == "yes" && general;
    } else if (matches(*rule, value)) {
      if (rule->use == "no") return false;
      applies |= rule->use == "yes";
    }
  }
  return applies;
}

void TagRules::collect_unknown(std::string_view kind, const std::vector<Tag>& tags,
                               std::vector<std::string>& unknown) const {
  for (const Tag& tag : tags) {
    bool looked_at = false;
    bool known = false;
    for (const ProfileRule* rule : of(kind)) {
      if (rule->key != tag.first) continue;
      looked_at = true;
      known |= matches(*rule, tag.second);
    }
    if (!looked_at || known || tag.second.empty()) continue;
    unknown.push_back(std::string(tag.first) + "=" + std::string(tag.second));
  }
}

std::vector<std::string> TagRules::unknown_of_way(const std::vector<Tag>& tags) const {
  std::vector<std::string> unknown;
  for (const char* kind : {"way", "access", "factor", "limit", "oneway"}) {
    collect_unknown(kind, tags, unknown);
  }
  std::sort(unknown.begin(), unknown.end());
  unknown.erase(std::unique(unknown.begin(), unknown.end()), unknown.end());
  return unknown;
}

std::vector<std::string> TagRules::unknown_of_node(const std::vector<Tag>& tags) const {
  std::vector<std::string> unknown;
  if (!names_key("barrier", tags)) return unknown;
  collect_unknown("barrier", tags, unknown);
  collect_unknown("access", tags, unknown);
  return unknown;
}

}  // namespace nahraum::geo::detail
