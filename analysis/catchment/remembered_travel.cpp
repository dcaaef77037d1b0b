#include "analysis/catchment/remembered_travel.h"

#include <deque>
#include <map>
#include <mutex>
#include <set>
#include <utility>

namespace nahraum::analysis {

namespace {

using Points = std::vector<geo::Point>;
using Place = std::pair<double, double>;

Place key(const geo::Point& point) { return {point.x, point.y}; }

/// The rows found so far of one set of cells and one limit.
struct Searched {
  Points cells;
  geo::Minutes limit{};
  std::map<Place, std::size_t> row;
  Catchments found{.starts = {0}, .cells = {}, .minutes = {}};

  void append(const Points& places, const Catchments& rows) {
    for (const geo::Point& place : places) row.emplace(key(place), row.size());
    const std::uint64_t before = found.starts.back();
    for (std::size_t i = 1; i < rows.starts.size(); ++i)
      found.starts.push_back(before + rows.starts[i]);
    found.cells.insert(found.cells.end(), rows.cells.begin(), rows.cells.end());
    found.minutes.insert(found.minutes.end(), rows.minutes.begin(), rows.minutes.end());
  }
};

struct NearestFound {
  Points places;
  Points cells;
  std::vector<Nearest> answer;
};

/// Places without a row yet, each once, in the order asked.
Points missing(const Searched& searched, const Points& places) {
  Points result;
  std::set<Place> seen;
  for (const geo::Point& place : places) {
    if (searched.row.count(key(place)) == 0 && seen.insert(key(place)).second)
      result.push_back(place);
  }
  return result;
}

/// From what is kept, or else from what was found just now.
Catchments rows_of(const Points& places, const Searched& kept, const Searched& fresh) {
  Catchments result;
  result.starts.push_back(0);
  for (const geo::Point& place : places) {
    const Searched& from = kept.row.count(key(place)) > 0 ? kept : fresh;
    const Catchments& found = from.found;
    const std::size_t row = from.row.at(key(place));
    const auto begin = static_cast<std::ptrdiff_t>(found.starts[row]);
    const auto end = static_cast<std::ptrdiff_t>(found.starts[row + 1]);
    result.cells.insert(result.cells.end(), found.cells.begin() + begin, found.cells.begin() + end);
    result.minutes.insert(result.minutes.end(), found.minutes.begin() + begin,
                          found.minutes.begin() + end);
    result.starts.push_back(result.cells.size());
  }
  return result;
}

class RememberedTravel final : public Travel {
 public:
  RememberedTravel(std::unique_ptr<const Travel> travel, std::size_t most)
      : travel_(std::move(travel)), most_(most) {}

  [[nodiscard]] Catchments catchments(const Points& places, const Points& cells, geo::Minutes limit,
                                      geo::Progress& progress) const override {
    const std::scoped_lock lock(mutex_);
    Searched& searched = searched_for(cells, limit);
    const Points open = missing(searched, places);
    if (open.empty()) return rows_of(places, searched, searched);
    const Catchments rows = travel_->catchments(open, cells, limit, progress);
    Searched fresh;
    const bool keep = kept_ + rows.cells.size() <= most_;
    if (keep) kept_ += rows.cells.size();
    (keep ? searched : fresh).append(open, rows);
    return rows_of(places, searched, fresh);
  }

  [[nodiscard]] std::vector<Nearest> nearest(const Points& places, const Points& cells,
                                             geo::Progress& progress) const override {
    const std::scoped_lock lock(mutex_);
    for (const NearestFound& found : nearest_) {
      if (found.places == places && found.cells == cells) return found.answer;
    }
    std::vector<Nearest> answer = travel_->nearest(places, cells, progress);
    if (kept_ + cells.size() <= most_) {
      kept_ += cells.size();
      nearest_.push_back({places, cells, answer});
    }
    return answer;
  }

  [[nodiscard]] std::vector<geo::MultiPolygon> areas(const Points& places, geo::Minutes limit,
                                                     geo::Progress& progress) const override {
    return travel_->areas(places, limit, progress);
  }

 private:
  [[nodiscard]] Searched& searched_for(const Points& cells, geo::Minutes limit) const {
    for (Searched& searched : searched_) {
      if (searched.limit == limit && searched.cells == cells) return searched;
    }
    return searched_.emplace_back(Searched{.cells = cells, .limit = limit, .row = {}});
  }

  std::unique_ptr<const Travel> travel_;
  std::size_t most_;
  mutable std::mutex mutex_;
  mutable std::deque<Searched> searched_;
  mutable std::deque<NearestFound> nearest_;
  mutable std::size_t kept_ = 0;
};

}  // namespace

std::unique_ptr<Travel> remembered_travel(std::unique_ptr<const Travel> travel, std::size_t most) {
  return std::make_unique<RememberedTravel>(std::move(travel), most);
}

}  // namespace nahraum::analysis
