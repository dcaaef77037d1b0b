#pragma once
// Findings of a new study with a box a row: "seen, stays as it is". Mistakes and warnings ask for
// one, notes do not; what makes the study unreadable cannot be accepted.

#include "viewer/app/study/findings_dock.h"

namespace nahraum::app {

class AcceptModel : public FindingsModel {
  Q_OBJECT
 public:
  explicit AcceptModel(geo::Language language, QObject* parent = nullptr)
      : FindingsModel(language, parent) {}

  /// The serious ones first.
  void show_findings(std::vector<geo::Finding> findings);
  void accept_all();
  /// Those that still ask for a decision.
  [[nodiscard]] int open_count() const;
  [[nodiscard]] bool blocked() const;
  [[nodiscard]] const geo::Finding& finding(int row) const {
    return shown_[static_cast<std::size_t>(row)];
  }

  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

 signals:
  void decided();

 private:
  [[nodiscard]] bool asks(std::size_t row) const;
  [[nodiscard]] bool blocks(std::size_t row) const;

  std::vector<geo::Finding> shown_;
  std::vector<char> accepted_;
};

}  // namespace nahraum::app
