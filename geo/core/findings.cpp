#include "geo/core/findings.h"

#include <algorithm>

namespace nahraum::geo {

Finding& Findings::add(Severity severity, std::string code, Text message, std::size_t row) {
  Tally& tally = tallies_[{file_, code}];
  if (tally.count == 0) tally.example = message;
  tally.severity = std::max(tally.severity, severity);
  ++tally.count;
  Finding finding{severity, std::move(code), std::move(message), file_, "", row};
  if (tally.count > kKeptPerCode) {
    overflow_ = std::move(finding);
    return overflow_;
  }
  kept_.push_back(std::move(finding));
  return kept_.back();
}

Finding& Findings::add_counted(Severity severity, std::string code, Text message, std::size_t n) {
  Finding& finding = add(severity, code, std::move(message));
  if (n > 1) tallies_[{file_, code}].count += n - 1;
  return finding;
}

void Findings::append(const Findings& other) {
  kept_.insert(kept_.end(), other.kept_.begin(), other.kept_.end());
  for (const auto& [key, tally] : other.tallies_) {
    Tally& mine = tallies_[key];
    if (mine.count == 0) mine.example = tally.example;
    mine.severity = std::max(mine.severity, tally.severity);
    mine.count += tally.count;
  }
}

void Findings::append_renamed(const Findings& other, const std::string& from,
                              const std::string& to) {
  const auto renamed = [&](const std::string& file) {
    const bool part = file.starts_with(from + "/");
    return file == from || part ? to + file.substr(from.size()) : file;
  };
  Findings copy;
  for (Finding finding : other.kept_) {
    finding.file = renamed(finding.file);
    copy.kept_.push_back(std::move(finding));
  }
  for (const auto& [key, tally] : other.tallies_)
    copy.tallies_.emplace(std::pair(renamed(key.first), key.second), tally);
  append(copy);
}

std::size_t Findings::total() const {
  std::size_t sum = 0;
  for (const auto& [key, tally] : tallies_) sum += tally.count;
  return sum;
}

std::size_t Findings::count(std::string_view code) const {
  std::size_t sum = 0;
  for (const auto& [key, tally] : tallies_) {
    if (key.second == code) sum += tally.count;
  }
  return sum;
}

std::size_t Findings::count(Severity severity) const {
  std::size_t sum = 0;
  for (const auto& [key, tally] : tallies_) {
    if (tally.severity == severity) sum += tally.count;
  }
  return sum;
}

std::size_t Findings::sentences(Severity severity) const {
  return static_cast<std::size_t>(
      std::count_if(kept_.begin(), kept_.end(),
                    [severity](const Finding& finding) { return finding.severity == severity; }));
}

std::vector<FindingCount> Findings::summary() const {
  std::vector<FindingCount> result;
  result.reserve(tallies_.size());
  for (const auto& [key, tally] : tallies_) {
    result.push_back({key.first, key.second, tally.severity, tally.count, tally.example});
  }
  return result;
}

Text severity_name(Severity severity) {
  switch (severity) {
    case Severity::Info:
      return {"Hinweis", "Note"};
    case Severity::Warning:
      return {"Warnung", "Warning"};
    case Severity::Error:
      break;
  }
  return {"Fehler", "Error"};
}

std::string sentence(const Finding& finding, Language language) {
  const bool german = language == Language::German;
  std::string place = finding.file;
  if (!finding.layer.empty()) place += (place.empty() ? "" : ", ") + finding.layer;
  if (finding.row > 0) {
    place +=
        fmt::format("{}{} {}", place.empty() ? "" : ", ", german ? "Zeile" : "row", finding.row);
  }
  return place.empty() ? finding.message.in(language) : place + ": " + finding.message.in(language);
}

}  // namespace nahraum::geo
