#include "analysis/study/tables/flagged_columns.h"

#include <cmath>

namespace nahraum::analysis {

geo::Column number_column(std::string name, geo::Text title, std::string unit, int decimals,
                          const FlaggedValues& values) {
  geo::Column column;
  column.name = std::move(name);
  column.title = std::move(title);
  column.unit = std::move(unit);
  column.type = decimals < 0 ? geo::ColumnType::Integer : geo::ColumnType::Number;
  column.decimals = decimals < 0 ? 0 : decimals;
  column.numbers.reserve(values.size());
  column.flags.reserve(values.size());
  for (const geo::FlaggedValue& value : values) {
    column.numbers.push_back(value.missing() ? std::nan("") : value.value);
    column.flags.push_back(value.flag);
  }
  return column;
}

geo::Column text_column(std::string name, geo::Text title, std::vector<std::string> values) {
  geo::Column column;
  column.name = std::move(name);
  column.title = std::move(title);
  column.flags.assign(values.size(), geo::ValueFlag::None);
  column.texts = std::move(values);
  return column;
}

geo::Column text_column(std::string name, geo::Text title, const std::vector<geo::Text>& values) {
  std::vector<std::string> german;
  std::vector<std::string> english;
  for (const geo::Text& value : values) {
    german.push_back(value.de);
    english.push_back(value.en);
  }
  geo::Column column = text_column(std::move(name), std::move(title), std::move(german));
  column.texts_en = std::move(english);
  return column;
}

geo::FlaggedValue persons_of(const Count& count) {
  geo::FlaggedValue value;
  if (count.persons <= 0 && count.secret > 0) {
    value.flag = geo::ValueFlag::Secret;
    return value;
  }
  return plain_value(count.persons);
}

geo::FlaggedValue percent_of(geo::FlaggedValue share) {
  share.value *= 100;
  return share;
}

int figure_decimals(const FlaggedValues& values) {
  constexpr double kSmall = 2;
  bool any = false;
  for (const geo::FlaggedValue& value : values) {
    if (value.missing()) continue;
    any = true;
    if (std::abs(value.value) >= kSmall) return 1;
  }
  return any ? 3 : 1;
}

geo::Text yes_no(bool value) { return value ? geo::Text{"ja", "yes"} : geo::Text{"nein", "no"}; }

geo::FlaggedValue plain_value(double value) { return {value, geo::ValueFlag::None}; }

geo::FlaggedValue minutes_value(double minutes) {
  if (!std::isnan(minutes)) return plain_value(minutes);
  geo::FlaggedValue value;
  value.flag = geo::ValueFlag::NotApplicable;
  return value;
}

}  // namespace nahraum::analysis
