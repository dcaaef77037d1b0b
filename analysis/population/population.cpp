#include "analysis/population/population.h"

#include <algorithm>
#include <cmath>

#include "geo/core/error.h"

namespace nahraum::analysis {

namespace {

using geo::ValueFlag;

/// Order of seriousness. Everything from SecretOrZero on says: part of the truth is hidden.
int seriousness(ValueFlag flag) {
  switch (flag) {
    case ValueFlag::ExactZero:
      return 0;
    case ValueFlag::None:
      return 1;
    case ValueFlag::RoundedZero:
      return 2;
    case ValueFlag::Revised:
      return 3;
    case ValueFlag::Preliminary:
      return 4;
    case ValueFlag::Estimated:
      return 5;
    case ValueFlag::Limited:
      return 6;
    case ValueFlag::SecretOrZero:
      return 7;
    case ValueFlag::NotApplicable:
      return 8;
    case ValueFlag::Later:
      return 9;
    case ValueFlag::Unreliable:
      return 10;
    case ValueFlag::SecretOrEmpty:
      return 11;
    case ValueFlag::Secret:
      return 12;
    case ValueFlag::Missing:
      break;
  }
  return 13;
}

ValueFlag more_serious(ValueFlag a, ValueFlag b) { return seriousness(a) < seriousness(b) ? b : a; }

/// Flags of a sum: serious flags win, but a sum of which a part is known is not missing.
class SumFlag {
 public:
  void add(ValueFlag flag) {
    if (geo::is_missing(flag)) {
      missing_ = any_missing_ ? more_serious(missing_, flag) : flag;
      any_missing_ = true;
    } else {
      known_ = any_known_ ? more_serious(known_, flag) : flag;
      any_known_ = true;
    }
  }
  [[nodiscard]] ValueFlag flag() const {
    if (!any_known_) return missing_;
    return any_missing_ ? ValueFlag::SecretOrZero : known_;
  }

 private:
  ValueFlag known_ = ValueFlag::None;
  ValueFlag missing_ = ValueFlag::Missing;
  bool any_known_ = false;
  bool any_missing_ = false;
};

/// Neumaier's variant of Kahan's sum: exact to the last bits also when a large value comes late.
class ExactSum {
 public:
  void add(double value) {
    const double next = sum_ + value;
    lost_ += std::abs(sum_) >= std::abs(value) ? (sum_ - next) + value : (value - next) + sum_;
    sum_ = next;
  }
  [[nodiscard]] double value() const { return sum_ + lost_; }

 private:
  double sum_ = 0;
  double lost_ = 0;
};

/// Count whose persons are summed with compensation.
struct CountSum {
  Count count;
  ExactSum persons;

  void add(double value, ValueFlag flag) {
    count.add(0, flag);
    persons.add(value);
  }
  [[nodiscard]] Count total() const {
    Count result = count;
    result.persons = persons.value();
    return result;
  }
};

[[noreturn]] void refuse(const geo::Text& message) {
  throw geo::Error(geo::ErrorKind::Internal, message);
}

}  // namespace

GroupValues group_values(const geo::CensusGrid& grid, const Group& group) {
  if (group.attributes.empty()) {
    refuse(geo::text("Die Gruppe „{}“ nennt keine Merkmale.", "Group \"{}\" names no attributes.",
                     group.key));
  }
  std::vector<const geo::CensusAttribute*> parts;
  for (const std::string& name : group.attributes) parts.push_back(&grid.at(name));

  GroupValues result{std::vector<double>(grid.size(), 0),
                     std::vector<ValueFlag>(grid.size(), ValueFlag::Missing)};
  for (std::size_t cell = 0; cell < grid.size(); ++cell) {
    SumFlag flag;
    for (const geo::CensusAttribute* part : parts) {
      flag.add(part->flags[cell]);
      if (!geo::is_missing(part->flags[cell])) {
        result.persons[cell] += static_cast<double>(part->values[cell]);
      }
    }
    result.flags[cell] = flag.flag();
  }
  return result;
}

void Count::add(double value, geo::ValueFlag flag) {
  if (!geo::is_missing(flag)) persons += value;
  ++cells;
  if (geo::is_missing(flag) || flag == ValueFlag::SecretOrZero) ++secret;
  if (flag == ValueFlag::Limited) ++limited;
}

Count& Count::operator+=(const Count& other) {
  persons += other.persons;
  cells += other.cells;
  secret += other.secret;
  limited += other.limited;
  return *this;
}

geo::FlaggedValue share_of(const Count& part, const Count& whole) {
  if (whole.persons > 0) return {part.persons / whole.persons, ValueFlag::None};
  geo::FlaggedValue none;
  none.flag = whole.secret > 0 ? ValueFlag::Secret : ValueFlag::NotApplicable;
  return none;
}

Count count_in(const GroupValues& values, std::span<const std::uint32_t> cells) {
  CountSum sum;
  for (const std::uint32_t cell : cells) sum.add(values.persons[cell], values.flags[cell]);
  return sum.total();
}

std::vector<Count> count_by_unit(const GroupValues& values, std::span<const std::int32_t> unit,
                                 std::size_t units) {
  if (unit.size() != values.persons.size()) {
    refuse(geo::text("Zahl der Zellen und der Zuordnungen ist verschieden.",
                     "The numbers of cells and of assignments differ."));
  }
  std::vector<CountSum> sums(units + 1);
  for (std::size_t cell = 0; cell < unit.size(); ++cell) {
    if (unit[cell] >= static_cast<std::int64_t>(units)) {
      refuse(geo::text("Eine Zelle ist einer Einheit zugeordnet, die es nicht gibt.",
                       "A cell is assigned to a unit that does not exist."));
    }
    const std::size_t place = unit[cell] < 0 ? units : static_cast<std::size_t>(unit[cell]);
    sums[place].add(values.persons[cell], values.flags[cell]);
  }
  std::vector<Count> result;
  result.reserve(sums.size());
  for (const CountSum& sum : sums) result.push_back(sum.total());
  return result;
}

}  // namespace nahraum::analysis
