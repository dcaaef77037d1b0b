#pragma once
// Which column of the file is which field: one box a field. What the program guessed, or knows from
// another study, is marked until somebody chooses.

#include <QScrollArea>
#include <vector>

#include "analysis/study/intake/import_fields.h"

class QComboBox;
class QLabel;

namespace nahraum::app {

/// Where a mapping comes from.
struct OfferedColumns {
  analysis::ColumnMap columns;
  QString mark;  ///< "Vorschlag", "wie in „kreis.toml“"
};

class ColumnForm : public QScrollArea {
  Q_OBJECT
 public:
  explicit ColumnForm(geo::Language language, QWidget* parent = nullptr);

  /// What a person chose before stays where the file still has that column.
  void show_fields(const std::vector<analysis::ImportField>& fields,
                   const std::vector<std::string>& header, const OfferedColumns& offered);
  [[nodiscard]] analysis::ColumnMap columns() const;
  /// How many boxes hold what nobody has chosen yet.
  [[nodiscard]] int offered_count() const;

 signals:
  void changed();

 private:
  struct Row {
    std::string field;
    QComboBox* box;
    QLabel* mark;
    bool chosen = false;  ///< by a person
  };
  void add_row(const analysis::ImportField& field, const std::vector<std::string>& header,
               const OfferedColumns& offered, QWidget& body);
  void take_choice(std::size_t row);

  geo::Language language_;
  std::vector<Row> rows_;
  analysis::ColumnMap chosen_;  ///< by a person; "" = none of them
};

}  // namespace nahraum::app
