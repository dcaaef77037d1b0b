#pragma once
// One file of a new study: choose or drop it, see it decoded, say how it is read and which column
// is which field. The page asks for reading; the guide does it on a worker and shows the result.

#include <QWidget>
#include <memory>

#include "analysis/study/intake/file_preview.h"
#include "viewer/app/start/column_form.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTableView;

namespace nahraum::app {

class MessageBar;
class PreviewModel;

class FilePage : public QWidget {
  Q_OBJECT
 public:
  FilePage(analysis::ImportPart part, geo::Language language, QWidget* parent = nullptr);

  [[nodiscard]] analysis::ImportPart part() const { return part_; }
  /// As a person would by the button: reading is asked for.
  void choose(const QString& file);
  [[nodiscard]] bool has_file() const;
  /// File, way of reading and columns; the Kreis and its keys are the boundaries' own.
  [[nodiscard]] analysis::ChosenFile chosen() const;
  [[nodiscard]] std::string kreis() const;
  [[nodiscard]] std::size_t key_length() const;

  /// `studies`: whose mappings are known.
  void show_preview(std::shared_ptr<const analysis::FilePreview> preview,
                    const std::vector<std::filesystem::path>& studies);
  void show_error(const QString& sentence);
  /// Nothing is missing: the file is read and all fields that are needed have a column, or the part
  /// can be left out and is.
  [[nodiscard]] bool complete() const;

 signals:
  void read_asked();
  void changed();

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  QWidget* file_row();
  QWidget* reading_row();
  QWidget* table_part();
  void ask_for_file();
  void fill_reading();
  void fill_kreise();
  void offer_columns(const std::vector<std::filesystem::path>& studies);
  void tell_state();
  [[nodiscard]] analysis::ColumnMap columns() const;

  analysis::ImportPart part_;
  geo::Language language_;
  std::shared_ptr<const analysis::FilePreview> preview_;
  bool filling_ = false;
  QLineEdit* file_;
  MessageBar* error_;
  QWidget* reading_;
  QComboBox* encoding_;
  QLabel* separator_;
  QSpinBox* header_row_;
  QComboBox* layer_;
  QComboBox* crs_;
  QComboBox* kreis_;
  PreviewModel* model_;
  QTableView* table_;
  ColumnForm* columns_;
  QLabel* state_;
};

}  // namespace nahraum::app
