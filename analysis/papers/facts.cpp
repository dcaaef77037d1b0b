#include "analysis/papers/facts.h"

#include "geo/core/numbers.h"
#include "geo/io/column_label.h"

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;
using geo::Text;

Text unit_text(const std::string& unit) {
  return {unit, std::string(geo::unit_words(unit, geo::Language::English))};
}

FlaggedValue value_of(const ExplanationLine* line) {
  if (line == nullptr) return {};
  if (line->number) return {*line->number, line->flag};
  return {FlaggedValue{}.value, geo::is_missing(line->flag) ? line->flag : geo::ValueFlag::Missing};
}

Text cell_words(const FlaggedValue& value, int decimals) {
  const geo::FlagSign sign = geo::flag_sign(value.flag);
  if (value.missing() || !sign.cell.empty()) return sign_words(value.flag);
  Text number = geo::number_text(value.value, decimals);
  number.de = std::string(sign.before) + number.de + std::string(sign.after);
  number.en = std::string(sign.before) + number.en + std::string(sign.after);
  return number;
}

}  // namespace

const Facts::Subject& Facts::subject(const std::string& name) {
  const auto found = subjects_.find(name);
  if (found != subjects_.end()) return found->second;
  Subject& made = subjects_[name];
  made.explanation = explain_subject(result_, name, {.release = false});
  for (const ExplanationSection& section : made.explanation.sections)
    for (const ExplanationLine& line : section.lines) made.lines.emplace(line.key, &line);
  return made;
}

const ExplanationLine* Facts::line(const NumberOrigin& origin) {
  const Subject& one = subject(origin.subject);
  const auto found = one.lines.find(origin.line);
  return found == one.lines.end() ? nullptr : found->second;
}

bool Facts::known(const NumberOrigin& origin) { return !value(origin).missing(); }

FlaggedValue Facts::value(const NumberOrigin& origin) { return value_of(line(origin)); }

Said Facts::count(const NumberOrigin& origin, const Noun& noun) {
  return say_count(value(origin), noun, origin);
}

Said Facts::figure(const NumberOrigin& origin) {
  const ExplanationLine* found = line(origin);
  if (found == nullptr) return say_value({}, {}, 0, origin);
  return say_value(value_of(found), unit_text(found->unit), found->decimals, origin);
}

Said Facts::figure(const NumberOrigin& origin, const Text& unit, int decimals) {
  return say_value(value(origin), unit, decimals, origin);
}

ReportCell Facts::cell(const NumberOrigin& origin) {
  const ExplanationLine* found = line(origin);
  return cell(origin, found == nullptr ? 0 : found->decimals);
}

ReportCell Facts::cell(const NumberOrigin& origin, int decimals) {
  const FlaggedValue found = value(origin);
  ReportCell made{.words = cell_words(found, decimals), .flag = found.flag, .decimals = decimals};
  if (!found.missing()) made.number = ReportNumber{found.value, origin.subject, origin.line};
  return made;
}

Text Facts::words(const NumberOrigin& origin) {
  const ExplanationLine* found = line(origin);
  return found == nullptr ? Text{} : found->value;
}

Text sign_words(geo::ValueFlag flag) {
  if (flag == geo::ValueFlag::Missing) return {"k. A.", "n/a"};
  return geo::same_text(std::string(geo::flag_sign(flag).cell));
}

ReportCell word_cell(Text words) { return {std::move(words)}; }

std::optional<double> explained_number(const StudyResult& result, const ReportNumber& number) {
  const Explanation explanation = explain_subject(result, number.subject, {.release = false});
  const ExplanationLine* line = find_line(explanation, number.line);
  return line == nullptr ? std::nullopt : line->number;
}

}  // namespace nahraum::analysis
