#include "viewer/app/ranking/ranking_model.h"

#include <cmath>
#include <limits>

#include "analysis/study/tables/result_columns.h"
#include "viewer/app/study/table_model.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

namespace {

namespace columns = analysis::columns;

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
/// More pieces of changed rows than these are announced as one.
constexpr int kMostRuns = 16;

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

double number_or_none(bool known, double value) { return known ? value : kNone; }

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

}  // namespace

RankingModel::RankingModel(const LiveRanking& ranking, geo::Language language, QObject* parent)
    : QAbstractTableModel(parent), ranking_(ranking), language_(language) {
  connect(&ranking, &LiveRanking::opened, this, &RankingModel::rebuild);
  connect(&ranking, &LiveRanking::moved, this, &RankingModel::follow);
  connect(&ranking, &LiveRanking::settled, this, &RankingModel::follow);
  connect(&ranking, &LiveRanking::completed, this, &RankingModel::complete);
  connect(&ranking, &LiveRanking::rest_changed, this, &RankingModel::tell_rest);
}

const geo::Column* RankingModel::printed(int column) const {
  const auto place = static_cast<std::size_t>(column);
  return place < table_.column_count() ? &table_.column(place) : nullptr;
}

RankingModel::Column RankingModel::column_from(const geo::Column& printed) const {
  static const QMap<QString, Kind> kinds{
      {QString::fromLatin1(columns::kRank), Kind::Rank},
      {QString::fromLatin1(columns::kPoints), Kind::Points},
      {QString::fromLatin1(columns::kPointsLowest), Kind::Lowest},
      {QString::fromLatin1(columns::kPointsHighest), Kind::Highest},
      {QString::fromLatin1(columns::kDataShare), Kind::DataShare},
      {QStringLiteral("rank_low"), Kind::RankLow},
      {QStringLiteral("rank_high"), Kind::RankHigh},
      {QStringLiteral("top_share"), Kind::TopShare},
      {QStringLiteral("pathway"), Kind::Pathway}};
  Column column;
  if (candidate_.empty()) return column;
  column.kind = kinds.value(qstring(printed.name), Kind::Printed);
  const analysis::ScoreTree& tree = ranking_.tree();
  for (std::size_t node = 0; node < tree.nodes.size(); ++node) {
    if (!tree.leaf(node) || lower(tree.nodes[node].criterion->key) + "_points" != printed.name)
      continue;
    column.kind = Kind::LeafPoints;
    column.node = node;
  }
  // What the study could not say of firmness and pathways stays as it is printed.
  if ((column.firm() && !ranking_.has_firmness()) ||
      (column.kind == Kind::Pathway && ranking_.settled_values().pathways.empty()))
    column.kind = Kind::Printed;
  return column;
}

void RankingModel::rebuild() {
  beginResetModel();
  const analysis::StudyResult* result = ranking_.result();
  table_ = result == nullptr ? geo::Table() : result->ranking_table;
  candidate_.clear();
  columns_.clear();
  part_names_.clear();
  pale_ = false;
  if (ranking_.ready() && table_.row_count() == result->ranking.order.size()) {
    for (const std::size_t candidate : result->ranking.order)
      candidate_.push_back(static_cast<std::uint32_t>(candidate));
    for (const std::uint32_t child : ranking_.tree().children_of(0)) {
      const analysis::CriterionNode& node = *ranking_.tree().nodes[child].criterion;
      part_names_.push_back(qstring(node.key) + QLatin1Char(' ') + qstring(node.title, language_));
    }
  }
  for (std::size_t c = 0; c < table_.column_count(); ++c)
    columns_.push_back(column_from(table_.column(c)));
  if (!candidate_.empty()) {
    columns_.push_back({.kind = Kind::Change});
    columns_.push_back({.kind = Kind::Bars});
  }
  for (std::size_t c = 0; c < columns_.size(); ++c) fill_numbers(c);
  fill_search_words();
  endResetModel();
}

void RankingModel::fill_numbers(std::size_t c) {
  columns_[c].numbers.clear();
  if (columns_[c].kind != Kind::Printed) {
    columns_[c].numbers = numbers_of(columns_[c]);
    return;
  }
  if (table_.column(c).type == geo::ColumnType::Text) return;
  for (std::size_t row = 0; row < table_.row_count(); ++row)
    columns_[c].numbers.push_back(
        number_or_none(!table_.column(c).value(row).missing(), table_.column(c).numbers[row]));
}

void RankingModel::complete() {
  const geo::Table& whole = ranking_.result()->ranking_table;
  if (whole.column_count() != table_.column_count() || whole.row_count() != table_.row_count())
    return rebuild();
  table_ = whole;
  for (std::size_t c = 0; c < table_.column_count(); ++c) {
    columns_[c] = column_from(table_.column(c));
    fill_numbers(c);
  }
  fill_search_words();
  if (table_.row_count() > 0)
    emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void RankingModel::tell_rest() {
  if (table_.row_count() == 0) return;
  for (int c = 0; c < columnCount(); ++c)
    if (columns_[static_cast<std::size_t>(c)].firm())
      emit dataChanged(index(0, c), index(rowCount() - 1, c));
}

void RankingModel::fill_search_words() {
  search_words_.assign(table_.row_count(), {});
  for (std::size_t c = 0; c < table_.column_count(); ++c) {
    const geo::Column& column = table_.column(c);
    for (std::size_t row = 0; row < table_.row_count(); ++row) {
      if (column.type == geo::ColumnType::Text)
        search_words_[row] += cell_text(column, row, language_).toLower() + QLatin1Char('\n');
    }
  }
}

double RankingModel::live_number(const Column& column, std::uint32_t candidate) const {
  const analysis::LiveScores& live = ranking_.scores();
  const analysis::Reranked& late = ranking_.settled_values();
  const std::uint32_t rank = live.space.rank[candidate];
  const std::uint32_t base = ranking_.base_ranks()[candidate];
  const auto firm = [&](auto member) {
    if (late.stability.empty()) return kNone;
    return late.stability[candidate] ? static_cast<double>(member(*late.stability[candidate]))
                                     : kNone;
  };
  using Firm = analysis::RankStability;
  switch (column.kind) {
    case Kind::Rank:
      return number_or_none(rank > 0, rank);
    case Kind::Change:
      return number_or_none(rank > 0 && base > 0,
                            static_cast<double>(base) - static_cast<double>(rank));
    case Kind::Points:
      return number_or_none(live.known(0, candidate), live.space.points[candidate]);
    case Kind::Bars:  // sorted as the points
      return number_or_none(live.known(0, candidate), live.space.points[candidate]);
    case Kind::Lowest:
      return 100 * live.space.lowest[candidate];
    case Kind::Highest:
      return 100 * live.space.highest[candidate];
    case Kind::DataShare:
      return 100 * std::min(1.0, live.space.data_share[candidate]);
    case Kind::LeafPoints:
      return number_or_none(live.known(column.node, candidate),
                            live.points_of(column.node)[candidate]);
    case Kind::RankLow:
      return firm([](const Firm& f) { return f.low; });
    case Kind::RankHigh:
      return firm([](const Firm& f) { return f.high; });
    case Kind::TopShare:
      return firm([](const Firm& f) { return 100 * f.top_share; });
    case Kind::Pathway: {
      const analysis::Pathway& pathway = late.pathways[candidate];
      const double letter = pathway.letter.empty() ? 0 : pathway.letter.front();
      return 2 * letter + (pathway.motivated ? 1 : 0);
    }
    case Kind::Printed:
      break;
  }
  return kNone;
}

std::vector<double> RankingModel::numbers_of(const Column& column) const {
  std::vector<double> numbers(candidate_.size());
  for (std::size_t row = 0; row < numbers.size(); ++row)
    numbers[row] = live_number(column, candidate_[row]);
  return numbers;
}

void RankingModel::follow() {
  if (candidate_.empty()) return;
  const bool turned = pale_ != ranking_.stale();
  pale_ = ranking_.stale();
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    if (columns_[c].kind == Kind::Printed) continue;
    // Firmness is drawn later; until then its cells only turn pale, once.
    if (turned && columns_[c].late())
      emit dataChanged(index(0, static_cast<int>(c)), index(rowCount() - 1, static_cast<int>(c)),
                       {Qt::ForegroundRole});
    std::vector<double> before = numbers_of(columns_[c]);
    before.swap(columns_[c].numbers);
    announce(static_cast<int>(c), before);
  }
}

void RankingModel::announce(int column, const std::vector<double>& before) {
  const std::vector<double>& now = columns_[static_cast<std::size_t>(column)].numbers;
  std::vector<std::pair<int, int>> runs;
  for (int row = 0; row < static_cast<int>(now.size()); ++row) {
    if (same(now[static_cast<std::size_t>(row)], before[static_cast<std::size_t>(row)])) continue;
    if (!runs.empty() && runs.back().second + 1 == row)
      runs.back().second = row;
    else
      runs.emplace_back(row, row);
  }
  if (runs.size() > kMostRuns) runs = {{runs.front().first, runs.back().second}};
  for (const auto& [first, last] : runs)
    emit dataChanged(index(first, column), index(last, column));
}

int RankingModel::column_of(std::string_view name) const {
  for (int column = 0; column < columnCount(); ++column) {
    if (name_of(column) == qstring(name)) return column;
  }
  return -1;
}

QString RankingModel::name_of(int column) const {
  if (const geo::Column* one = printed(column)) return qstring(one->name);
  const Kind kind = columns_[static_cast<std::size_t>(column)].kind;
  return kind == Kind::Change ? QStringLiteral("change") : QStringLiteral("bars");
}

int RankingModel::row_of(const QString& kita_id) const {
  const geo::Column* ids = table_.row_count() == 0 ? nullptr : table_.find(columns::kKitaId);
  for (std::size_t row = 0; ids != nullptr && row < ids->texts.size(); ++row) {
    if (qstring(ids->texts[row]) == kita_id) return static_cast<int>(row);
  }
  return -1;
}

QString RankingModel::kita_id(int row) const {
  const geo::Column* ids = table_.row_count() == 0 ? nullptr : table_.find(columns::kKitaId);
  return ids == nullptr || row < 0 ? QString() : qstring(ids->texts[static_cast<std::size_t>(row)]);
}

RankingModel::Bars RankingModel::bars(int row) const {
  Bars bars;
  if (candidate_.empty()) return bars;
  const std::uint32_t candidate = candidate_[static_cast<std::size_t>(row)];
  const analysis::LiveScores& live = ranking_.scores();
  for (const std::uint32_t child : ranking_.tree().children_of(0))
    bars.parts.push_back(
        number_or_none(live.known(child, candidate), live.points_of(child)[candidate]));
  bars.lowest = 100 * live.space.lowest[candidate];
  bars.highest = 100 * live.space.highest[candidate];
  return bars;
}

int RankingModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(table_.row_count());
}

int RankingModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(columns_.size());
}

const std::vector<double>& RankingModel::numbers(int column) const {
  return columns_[static_cast<std::size_t>(column)].numbers;
}

}  // namespace nahraum::app
