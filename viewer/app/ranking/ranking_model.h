#pragma once
// The printed ranking as an item model whose numbers follow the sliders. Rows never move: a row is
// a Kita, the order is the view's. After a move only cells whose value changed are announced; the
// model is never reset by one.

#include <QAbstractTableModel>
#include <vector>

#include "viewer/app/ranking/live_ranking.h"

namespace nahraum::app {

class RankingModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  /// Parts of a row's points, for bars.
  struct Bars {
    std::vector<double> parts;  ///< points; NaN where there are no data
    double lowest = 0;
    double highest = 0;
  };

  RankingModel(const LiveRanking& ranking, geo::Language language, QObject* parent = nullptr);

  /// The columns of the table printed, then "change" and "bars" where there are weights to move.
  [[nodiscard]] int column_of(std::string_view name) const;
  [[nodiscard]] QString name_of(int column) const;
  [[nodiscard]] int row_of(const QString& kita_id) const;
  [[nodiscard]] QString kita_id(int row) const;
  [[nodiscard]] Bars bars(int row) const;
  [[nodiscard]] const std::vector<QString>& part_names() const { return part_names_; }
  [[nodiscard]] geo::Language language() const { return language_; }

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                    int role) const override;

  /// What a column is sorted by, without a QVariant; NaN sorts last. Empty for words.
  [[nodiscard]] const std::vector<double>& numbers(int column) const;
  /// Words of the printed table in which a search looks, in lower case; one a row.
  [[nodiscard]] const QString& search_words(int row) const {
    return search_words_[static_cast<std::size_t>(row)];
  }

 private:
  enum class Kind {
    Printed,
    Rank,
    Points,
    Lowest,
    Highest,
    DataShare,
    RankLow,
    RankHigh,
    TopShare,
    Pathway,
    LeafPoints,
    Change,
    Bars
  };
  struct Column {
    Kind kind = Kind::Printed;
    std::size_t node = 0;           ///< of LeafPoints
    std::vector<double> numbers{};  ///< one a row; empty for words that never change
    [[nodiscard]] bool firm() const {
      return kind == Kind::RankLow || kind == Kind::RankHigh || kind == Kind::TopShare;
    }
    [[nodiscard]] bool late() const { return firm() || kind == Kind::Pathway; }
  };

  void rebuild();
  /// The rest of the study: other words and numbers in the same rows and columns.
  void complete();
  void tell_rest();
  void follow();
  void announce(int column, const std::vector<double>& before);
  void fill_search_words();
  void fill_numbers(std::size_t column);
  [[nodiscard]] Column column_from(const geo::Column& printed) const;
  [[nodiscard]] double live_number(const Column& column, std::uint32_t candidate) const;
  [[nodiscard]] std::vector<double> numbers_of(const Column& column) const;
  [[nodiscard]] const geo::Column* printed(int column) const;
  [[nodiscard]] QString help_of(int section) const;
  [[nodiscard]] QString words(int row, int column) const;
  [[nodiscard]] QString change_words(int row, bool spoken) const;
  [[nodiscard]] QString bar_words(int row) const;
  [[nodiscard]] QString pathway_words(int row) const;

  const LiveRanking& ranking_;
  geo::Language language_;
  geo::Table table_;
  std::vector<Column> columns_;
  std::vector<std::uint32_t> candidate_;  ///< one a row; empty when nothing is live
  std::vector<QString> search_words_;
  std::vector<QString> part_names_;
  bool pale_ = false;  ///< firmness is of other weights
};

}  // namespace nahraum::app
