#include "geo/crs/crs.h"

#include <array>
#include <cmath>
#include <mutex>
#include <optional>
#include <utility>

#include <proj.h>

#include "geo/core/error.h"
#include "geo/core/numbers.h"

namespace nahraum::geo {

namespace {

struct PjDestroy {
  void operator()(PJ* pj) const { proj_destroy(pj); }
  void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
  void operator()(PJ_OBJ_LIST* list) const { proj_list_destroy(list); }
  void operator()(PJ_OPERATION_FACTORY_CONTEXT* factory) const {
    proj_operation_factory_context_destroy(factory);
  }
};
template <typename T>
using Owned = std::unique_ptr<T, PjDestroy>;

Owned<PJ_CONTEXT> make_context() {
  Owned<PJ_CONTEXT> context(proj_context_create());
  proj_log_level(context.get(), PJ_LOG_NONE);  // errors become geo::Error, not lines on stderr
  proj_context_set_enable_network(context.get(), 0);
  return context;
}

/// For questions about a CRS. A context must not be shared between threads, and opening the
/// database anew for each question would cost milliseconds.
PJ_CONTEXT* thread_context() {
  thread_local const Owned<PJ_CONTEXT> context = make_context();
  return context.get();
}

bool is_horizontal(PJ_TYPE type) {
  return type == PJ_TYPE_PROJECTED_CRS || type == PJ_TYPE_GEOGRAPHIC_2D_CRS;
}

Owned<PJ> open_crs(PJ_CONTEXT* context, Crs crs) {
  Owned<PJ> pj(proj_create_from_database(context, "EPSG", std::to_string(crs.epsg()).c_str(),
                                         PJ_CATEGORY_CRS, 0, nullptr));
  if (!pj) {
    throw Error(ErrorKind::Crs, text("Das Koordinatensystem EPSG:{} ist nicht bekannt.",
                                     "The coordinate system EPSG:{} is not known.", crs.epsg()))
        .with_hint(text("In Thüringen üblich sind EPSG:25832 (UTM) und EPSG:4326 (Grad).",
                        "Usual in Thuringia are EPSG:25832 (UTM) and EPSG:4326 (degrees)."));
  }
  if (!is_horizontal(proj_get_type(pj.get()))) {
    throw Error(ErrorKind::Crs,
                text("EPSG:{} ({}) ist kein Koordinatensystem für die Lage in der Ebene.",
                     "EPSG:{} ({}) is no coordinate system for positions in the plane.", crs.epsg(),
                     proj_get_name(pj.get())));
  }
  return pj;
}

/// Germany in degrees of longitude and latitude.
constexpr Box kGermany{5.8, 47.2, 15.1, 55.1};
/// 100 km further out at 47 to 55 degrees north.
constexpr Box kGermanyAndMargin{kGermany.min_x - 1.55, kGermany.min_y - 0.9, kGermany.max_x + 1.55,
                                kGermany.max_y + 0.9};

/// The best operation PROJ has for Germany. One operation for all points, so that a border does not
/// jump where the next best takes over; grids that are not installed do not count.
Owned<PJ> best_operation(PJ_CONTEXT* context, const PJ* from, const PJ* to) {
  const Owned<PJ_OPERATION_FACTORY_CONTEXT> factory(
      proj_create_operation_factory_context(context, nullptr));
  proj_operation_factory_context_set_area_of_interest(
      context, factory.get(), kGermany.min_x, kGermany.min_y, kGermany.max_x, kGermany.max_y);
  proj_operation_factory_context_set_spatial_criterion(context, factory.get(),
                                                       PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION);
  proj_operation_factory_context_set_grid_availability_use(
      context, factory.get(), PROJ_GRID_AVAILABILITY_DISCARD_OPERATION_IF_MISSING_GRID);
  proj_operation_factory_context_set_allow_ballpark_transformations(context, factory.get(), 0);
  const Owned<PJ_OBJ_LIST> found(proj_create_operations(context, from, to, factory.get()));
  const int count = found ? proj_list_get_count(found.get()) : 0;
  for (int i = 0; i < count; ++i) {
    Owned<PJ> operation(proj_list_get(context, found.get(), i));
    if (!operation || proj_coordoperation_has_ballpark_transformation(context, operation.get())) {
      continue;
    }
    if (proj_coordoperation_is_instantiable(context, operation.get())) return operation;
  }
  return nullptr;
}

std::string describe(PJ_CONTEXT* context, const PJ* operation) {
  const double accuracy = proj_coordoperation_get_accuracy(context, operation);
  // Pure map projections carry no accuracy (-1): they are exact.
  return fmt::format("{} (accuracy {} m)", proj_get_name(operation),
                     plain_number(accuracy > 0 ? accuracy : 0));
}

[[noreturn]] void refuse_point(Point p, Crs from, Crs to) {
  throw Error(ErrorKind::Crs,
              text("Der Punkt ({}; {}) lässt sich nicht von EPSG:{} nach EPSG:{} umrechnen.",
                   "The point ({}; {}) cannot be brought from EPSG:{} to EPSG:{}.",
                   std::isfinite(p.x) ? plain_number(p.x) : "NaN",
                   std::isfinite(p.y) ? plain_number(p.y) : "NaN", from.epsg(), to.epsg()))
      .with_hint(text("Bitte prüfen, ob die Koordinaten vollständig sind und das Koordinatensystem "
                      "stimmt.",
                      "Please check that the coordinates are complete and the coordinate system "
                      "is right."));
}

bool finite(Point p) { return std::isfinite(p.x) && std::isfinite(p.y); }

}  // namespace

Crs parse_crs(std::string_view words) {
  std::string_view digits = words;
  for (const std::string_view prefix : {"EPSG:", "epsg:", "Epsg:"}) {
    if (digits.starts_with(prefix)) digits.remove_prefix(prefix.size());
  }
  const std::optional<long long> code = parse_integer(digits);
  if (!code || *code <= 0 || *code > 999'999) {
    throw Error(ErrorKind::Crs,
                text("„{}“ ist kein Koordinatensystem.", "\"{}\" is no coordinate system.", words))
        .with_hint(text("Erwartet wird zum Beispiel EPSG:25832.", "Expected is e.g. EPSG:25832."));
  }
  const Crs crs(static_cast<int>(*code));
  const Owned<PJ> known = open_crs(thread_context(), crs);
  return crs;
}

std::string crs_name(Crs crs) {
  const Owned<PJ> pj = open_crs(thread_context(), crs);
  return fmt::format("{} (EPSG:{})", proj_get_name(pj.get()), crs.epsg());
}

bool is_geographic(Crs crs) {
  return proj_get_type(open_crs(thread_context(), crs).get()) == PJ_TYPE_GEOGRAPHIC_2D_CRS;
}

struct CrsTransform::State {
  Crs from;
  Crs to;
  Owned<PJ_CONTEXT> context;
  Owned<PJ> pj;  ///< null where from and to are the same
  std::string operation = "identity";

  [[nodiscard]] static std::unique_ptr<State> make(Crs from, Crs to);
  class Idle;
};

std::unique_ptr<CrsTransform::State> CrsTransform::State::make(Crs from, Crs to) {
  auto state = std::make_unique<State>(State{from, to, make_context(), nullptr});
  PJ_CONTEXT* context = state->context.get();
  const Owned<PJ> source = open_crs(context, from);
  if (from == to) return state;
  const Owned<PJ> target = open_crs(context, to);
  const Owned<PJ> operation = best_operation(context, source.get(), target.get());
  if (operation) state->pj.reset(proj_normalize_for_visualization(context, operation.get()));
  if (!state->pj) {
    throw Error(
        ErrorKind::Crs,
        text("Von {} (EPSG:{}) nach {} (EPSG:{}) ist keine genaue Umrechnung bekannt.",
             "No exact way from {} (EPSG:{}) to {} (EPSG:{}) is known.",
             proj_get_name(source.get()), from.epsg(), proj_get_name(target.get()), to.epsg()))
        .with_hint(text("Bitte prüfen, ob der EPSG-Code stimmt und das Paket proj-data "
                        "installiert ist.",
                        "Please check the EPSG code and that the package proj-data is installed."));
  }
  state->operation = describe(context, operation.get());
  return state;
}

/// Operations that nobody uses at the moment: looking one up in PROJ's database takes milliseconds.
/// Each has a context of its own, so any thread may take it next. Never
/// destroyed: PROJ's own statics may be gone by then.
class CrsTransform::State::Idle {
 public:
  static Idle& pool() {
    static Idle& pool = *new Idle;
    return pool;
  }
  [[nodiscard]] std::unique_ptr<State> take(Crs from, Crs to) {
    const std::scoped_lock lock(mutex_);
    for (std::unique_ptr<State>& state : states_) {
      if (state->from != from || state->to != to) continue;
      std::swap(state, states_.back());
      std::unique_ptr<State> taken = std::move(states_.back());
      states_.pop_back();
      return taken;
    }
    return nullptr;
  }
  void give_back(std::unique_ptr<State> state) {
    const std::scoped_lock lock(mutex_);
    if (states_.size() < kMost) states_.push_back(std::move(state));
  }

 private:
  static constexpr std::size_t kMost = 16;
  std::mutex mutex_;
  std::vector<std::unique_ptr<State>> states_;
};

CrsTransform::CrsTransform(Crs from, Crs to) : state_(State::Idle::pool().take(from, to)) {
  if (!state_) state_ = State::make(from, to);
}

CrsTransform::~CrsTransform() {
  if (state_) State::Idle::pool().give_back(std::move(state_));
}
CrsTransform::CrsTransform(CrsTransform&&) noexcept = default;
CrsTransform& CrsTransform::operator=(CrsTransform&&) noexcept = default;

Point CrsTransform::apply(Point p) const {
  apply_all(std::span(&p, 1));
  return p;
}

void CrsTransform::apply_all(std::span<Point> points) const {
  for (const Point p : points) {
    if (!finite(p)) refuse_point(p, state_->from, state_->to);
  }
  if (!state_->pj || points.empty()) return;
  for (Point& p : points) {
    const PJ_COORD moved = proj_trans(state_->pj.get(), PJ_FWD, proj_coord(p.x, p.y, 0, HUGE_VAL));
    const Point result{moved.xy.x, moved.xy.y};
    if (!finite(result)) refuse_point(p, state_->from, state_->to);
    p = result;
  }
}

namespace {

struct ApplyToParts {
  const CrsTransform& transform;

  void operator()(std::monostate&) const {}
  void operator()(Point& p) const { p = transform.apply(p); }
  void operator()(MultiPoint& points) const { transform.apply_all(points); }
  void operator()(MultiLineString& lines) const {
    for (LineString& line : lines.lines) transform.apply_all(line);
  }
  void operator()(MultiPolygon& area) const {
    for (Polygon& polygon : area.polygons) {
      transform.apply_all(polygon.outer);
      for (Ring& hole : polygon.holes) transform.apply_all(hole);
    }
  }
};

}  // namespace

Geometry CrsTransform::apply(const Geometry& geometry) const {
  Geometry result = geometry;
  std::visit(ApplyToParts{*this}, result);
  return result;
}

const std::string& CrsTransform::operation() const { return state_->operation; }

namespace {

/// Germany and a margin in the numbers of `crs`. Goes from the CRS's own degrees, so no datum shift
/// (some 100 m, of no weight here) and no grid with an edge is involved.
Box germany_in(Crs crs) {
  PJ_CONTEXT* context = thread_context();
  const Owned<PJ> target = open_crs(context, crs);
  if (proj_get_type(target.get()) == PJ_TYPE_GEOGRAPHIC_2D_CRS) return kGermanyAndMargin;
  const Owned<PJ> degrees(proj_crs_get_geodetic_crs(context, target.get()));
  const Owned<PJ> raw(
      proj_create_crs_to_crs_from_pj(context, degrees.get(), target.get(), nullptr, nullptr));
  const Owned<PJ> way(raw ? proj_normalize_for_visualization(context, raw.get()) : nullptr);
  Box box;
  constexpr int kSteps = 20;
  for (int i = 0; way && i <= kSteps; ++i) {
    for (int j = 0; j <= kSteps; ++j) {
      const double lon = kGermanyAndMargin.min_x + kGermanyAndMargin.width() * i / kSteps;
      const double lat = kGermanyAndMargin.min_y + kGermanyAndMargin.height() * j / kSteps;
      const PJ_COORD c = proj_trans(way.get(), PJ_FWD, proj_coord(lon, lat, 0, HUGE_VAL));
      if (finite({c.xy.x, c.xy.y})) box.extend(Point{c.xy.x, c.xy.y});
    }
  }
  return box;
}

bool fits(const Box& box, const Box& into) {
  return into.contains({box.min_x, box.min_y}) && into.contains({box.max_x, box.max_y});
}

Box swapped(const Box& box) { return {box.min_y, box.min_x, box.max_y, box.max_x}; }

Box moved_east(const Box& box, double by) {
  return {box.min_x + by, box.min_y, box.max_x + by, box.max_y};
}

/// UTM eastings with the zone in front ("32642056") have an EPSG code of their own.
std::optional<Text> zone_number_hint(const Box& box) {
  constexpr std::array kZones{std::array{32, 25832, 4647}, std::array{33, 25833, 5650}};
  for (const auto [zone, plain, prefixed] : kZones) {
    for (const Box& candidate : {box, swapped(box)}) {
      if (!fits(moved_east(candidate, -1e6 * zone), germany_in(Crs(plain)))) continue;
      return text("Die Ostwerte tragen die Zonennummer {} vorweg: bitte EPSG:{} angeben.",
                  "The eastings begin with the zone number {}: please state EPSG:{}.", zone,
                  prefixed);
    }
  }
  return std::nullopt;
}

Text hint_for(const Box& box, Crs crs, const Box& germany) {
  if (fits(swapped(box), germany)) {
    return {"Rechts- und Hochwert (Länge und Breite) sind offenbar vertauscht.",
            "East and north (longitude and latitude) seem to be swapped."};
  }
  if (const std::optional<Text> hint = zone_number_hint(box)) return *hint;
  const bool degrees = is_geographic(crs);
  if (!degrees && (fits(box, kGermanyAndMargin) || fits(swapped(box), kGermanyAndMargin))) {
    return {"Die Zahlen sehen nach Grad aus: bitte EPSG:4326 angeben.",
            "The numbers look like degrees: please state EPSG:4326."};
  }
  if (degrees && fits(box, germany_in(Crs::utm32()))) {
    return {"Die Zahlen sehen nach Metern aus: bitte zum Beispiel EPSG:25832 angeben.",
            "The numbers look like metres: please state EPSG:25832, for example."};
  }
  return {"Bitte das Koordinatensystem und die Koordinaten prüfen.",
          "Please check the coordinate system and the coordinates."};
}

}  // namespace

void check_plausible(const Box& box, Crs crs, const std::string& what) {
  // Of an empty box nothing can be said; one made of NaN is not empty in this sense.
  const Box nothing;
  if (box == nothing) return;
  const Box germany = germany_in(crs);
  if (fits(box, germany)) return;
  throw Error(ErrorKind::Crs,
              text("Die Koordinaten liegen nicht in oder nahe Deutschland (gelesen als {}).",
                   "The coordinates do not lie in or near Germany (read as {}).", crs_name(crs)))
      .in_file(what)
      .with_hint(hint_for(box, crs, germany));
}

}  // namespace nahraum::geo
