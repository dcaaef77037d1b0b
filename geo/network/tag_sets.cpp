#include "geo/network/tag_sets.h"

#include <algorithm>

#include "geo/core/error.h"

namespace nahraum::geo {

namespace {

[[noreturn]] void refuse() {
  throw Error(ErrorKind::Input, {"Die gespeicherten Merkmale der Straßen sind beschädigt.",
                                 "The stored tags of the streets are damaged."})
      .with_hint({"Bitte das Netz neu aus dem Auszug einlesen.",
                  "Please import the network again from the extract."});
}

/// The text up to the next zero; `rest` goes on behind it. Needs a zero in `rest`.
std::string_view take(std::string_view& rest) {
  const std::string_view part = rest.substr(0, rest.find('\0'));
  rest.remove_prefix(part.size() + 1);
  return part;
}

/// Pairs, each text closed by a zero, keys ascending and distinct.
void check_set(std::string_view rest) {
  if (!rest.empty() && rest.back() != '\0') refuse();
  std::string_view before;
  while (!rest.empty()) {
    const std::string_view key = take(rest);
    if (key.empty() || key <= before || rest.empty()) refuse();
    take(rest);
    before = key;
  }
}

/// Ascending by key; of a repeated key the last stays.
void arrange(std::vector<Tag>& tags) {
  std::stable_sort(tags.begin(), tags.end(),
                   [](const Tag& a, const Tag& b) { return a.first < b.first; });
  const auto last_of_key = std::unique(
      tags.rbegin(), tags.rend(), [](const Tag& a, const Tag& b) { return a.first == b.first; });
  tags.erase(tags.begin(), last_of_key.base());
}

}  // namespace

TagSets::TagSets() : starts_(std::vector<std::uint32_t>{0, 0}) {}

TagSets::TagSets(FlatArray<char> text, FlatArray<std::uint32_t> starts)
    : text_(std::move(text)), starts_(std::move(starts)) {
  if (starts_.size() < 2 || starts_[0] != 0 || starts_[1] != 0 || starts_.back() != text_.size()) {
    refuse();
  }
  for (std::size_t set = 0; set + 1 < starts_.size(); ++set) {
    // Ascending up to here and the last one being right do not yet keep this one inside.
    if (starts_[set] > starts_[set + 1] || starts_[set + 1] > text_.size()) refuse();
    check_set({text_.data() + starts_[set], starts_[set + 1] - starts_[set]});
  }
}

std::vector<Tag> TagSets::tags(TagSetIndex set) const {
  std::vector<Tag> result;
  std::string_view rest(text_.data() + starts_[set.value],
                        starts_[set.value + 1] - starts_[set.value]);
  while (!rest.empty()) {
    const std::string_view key = take(rest);
    result.emplace_back(key, take(rest));
  }
  return result;
}

std::string_view TagSets::value(TagSetIndex set, std::string_view key) const {
  std::string_view rest(text_.data() + starts_[set.value],
                        starts_[set.value + 1] - starts_[set.value]);
  while (!rest.empty()) {
    const std::string_view found = take(rest);
    const std::string_view value = take(rest);
    if (found == key) return value;
  }
  return "";
}

TagSetBuilder::TagSetBuilder() : index_{{"", 0}}, keys_{""} {}

TagSetIndex TagSetBuilder::add(std::vector<Tag> tags) {
  arrange(tags);
  std::string key;
  for (const Tag& tag : tags) {
    const bool storable = !tag.first.empty() && tag.first.find('\0') == std::string_view::npos &&
                          tag.second.find('\0') == std::string_view::npos;
    if (!storable) {
      throw Error(ErrorKind::Input,
                  {"Ein Merkmal einer Straße ist ohne Namen oder enthält ein "
                   "Nullzeichen.",
                   "A tag of a street has no name or contains a zero character."});
    }
    key.append(tag.first).push_back('\0');
    key.append(tag.second).push_back('\0');
  }
  const auto [place, added] = index_.try_emplace(key, static_cast<std::uint32_t>(keys_.size()));
  if (added) keys_.push_back(std::move(key));
  return TagSetIndex(place->second);
}

TagSets TagSetBuilder::build() const {
  std::vector<char> text;
  std::vector<std::uint32_t> starts{0};
  for (const std::string& key : keys_) {
    text.insert(text.end(), key.begin(), key.end());
    if (text.size() > UINT32_MAX) {
      throw Error(ErrorKind::Input, {"Die Straßen haben zu viele verschiedene Merkmale.",
                                     "The streets have too many different tags."});
    }
    starts.push_back(static_cast<std::uint32_t>(text.size()));
  }
  return {std::move(text), std::move(starts)};
}

}  // namespace nahraum::geo
