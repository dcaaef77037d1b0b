#pragma once
// The Kitas of one answer as a table: role, order, gain, what is lost without them, and whether
// they are locked or excluded, which a click or the space bar changes.

#include <QAbstractTableModel>
#include <memory>
#include <vector>

#include "analysis/study/ask_again.h"

namespace nahraum::app {

class SitesModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column {
    kLocked,
    kExcluded,
    kKita,
    kRole,
    kOrder,
    kGain,
    kChildren,
    kLoss,
    kInstead,
    kAmong,
    kCost,
    kColumns
  };

  explicit SitesModel(geo::Language language, QObject* parent = nullptr);

  struct Content {
    std::shared_ptr<const analysis::StudyResult> result;
    std::shared_ptr<const analysis::ProposalOutcome> outcome;
    analysis::ProposalSpec wanted;  ///< locked and excluded ones are those of this
    QString also;                   ///< a Kita that is listed whether it is in the set or not
    bool partial = false;           ///< sets nearly as good and losses are not known yet
    bool changeable = false;
    QString why_not{};  ///< why nothing can be locked or excluded
  };
  void set_content(Content content);
  void clear();

  [[nodiscard]] QString id_of(int row) const;
  [[nodiscard]] int row_of(const QString& id) const;  ///< -1 = none
  [[nodiscard]] bool may_exclude(int row) const;
  [[nodiscard]] analysis::SiteChoice choice_of(int row) const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                    int role) const override;

 signals:
  /// Of the user; the model shows it once the content says so.
  void choice_asked(const QString& kita, nahraum::analysis::SiteChoice choice);

 private:
  struct Row {
    std::uint32_t kita = 0;
    const analysis::ProposedSite* site = nullptr;  ///< null: not in any of the sets
    bool locked = false;
    bool excluded = false;
    bool keeps = false;  ///< a ThEKiZ that stays: neither to be locked nor excluded
  };
  void fill();
  [[nodiscard]] bool has(std::uint32_t kita) const;
  [[nodiscard]] Row row_for(std::uint32_t kita, const analysis::ProposedSite* site) const;
  [[nodiscard]] geo::Text words(const Row& row, int column) const;
  [[nodiscard]] geo::Text role_words(const Row& row) const;
  [[nodiscard]] geo::Text objective_words(double value) const;
  [[nodiscard]] double number(const Row& row, int column) const;

  geo::Language language_;
  Content content_;
  std::vector<Row> rows_;
};

}  // namespace nahraum::app
