#include "viewer/app/start/file_page.h"

#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSpinBox>
#include <QSplitter>
#include <QStandardPaths>
#include <QTableView>

#include "analysis/study/intake/guess_columns.h"
#include "viewer/app/start/preview_model.h"
#include "viewer/app/study/table_views.h"
#include "viewer/app/window/message_bar.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

using analysis::FileForm;
using analysis::ImportPart;

namespace {

struct CrsChoice {
  const char* code;
  const char* words;
};

// Names of systems are the same in both languages.
constexpr CrsChoice kCrsChoices[] = {{"EPSG:25832", "UTM 32N (EPSG:25832)"},
                                     {"EPSG:25833", "UTM 33N (EPSG:25833)"},
                                     {"EPSG:4326", "WGS 84 (EPSG:4326)"},
                                     {"EPSG:31468", "Gauß-Krüger 4 (EPSG:31468)"}};

/// Nobody has chosen among several Kreise yet.
constexpr const char* kOpen = "?";

template <typename Widget>
Widget* named(Widget* widget, const char* object, const QString& name) {
  widget->setObjectName(QLatin1String(object));
  widget->setAccessibleName(name);
  return widget;
}

QString separator_words(char separator) {
  return separator == '\t' ? FilePage::tr("tab") : QString(QLatin1Char(separator));
}

bool is_workbook(const QString& file) {
  return file.endsWith(QStringLiteral(".xlsx"), Qt::CaseInsensitive);
}

void add_field(QHBoxLayout& row, const QString& words, QWidget* widget) {
  auto* label = new QLabel(words);
  label->setBuddy(widget);
  label->setProperty("of", QVariant::fromValue(widget));
  row.addWidget(label);
  row.addWidget(widget);
}

}  // namespace

FilePage::FilePage(ImportPart part, geo::Language language, QWidget* parent)
    : QWidget(parent),
      part_(part),
      language_(language),
      error_(new MessageBar),
      model_(new PreviewModel(this)),
      columns_(new ColumnForm(language)),
      state_(new QLabel) {
  setAcceptDrops(true);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  auto* help = new QLabel(qstring(analysis::import_help(part), language));
  help->setWordWrap(true);
  state_->setObjectName(QStringLiteral("file_state"));
  state_->setWordWrap(true);
  column->addWidget(help);
  column->addWidget(file_row());
  column->addWidget(error_);
  column->addWidget(reading_row());
  column->addWidget(table_part(), 1);
  column->addWidget(state_);
  connect(columns_, &ColumnForm::changed, this, [this] {
    if (part_ == ImportPart::Boundaries) fill_kreise();
    tell_state();
    emit changed();
  });
  setFocusProxy(file_);
  tell_state();
}

QWidget* FilePage::file_row() {
  auto* body = new QWidget;
  auto* row = new QHBoxLayout(body);
  row->setContentsMargins(0, 0, 0, 0);
  file_ = named(new QLineEdit, "file", tr("File"));
  file_->setPlaceholderText(tr("Choose a file or drop it here"));
  auto* choose_file = named(new QPushButton(tr("Choose File…")), "choose_file", tr("Choose File…"));
  auto* again = named(new QPushButton(tr("Read Again")), "read_again", tr("Read Again"));
  row->addWidget(file_, 1);
  row->addWidget(choose_file);
  row->addWidget(again);
  connect(choose_file, &QPushButton::clicked, this, &FilePage::ask_for_file);
  connect(again, &QPushButton::clicked, this, [this] { choose(file_->text()); });
  connect(file_, &QLineEdit::returnPressed, this, [this] { choose(file_->text()); });
  return body;
}

QWidget* FilePage::reading_row() {
  reading_ = new QWidget;
  auto* row = new QHBoxLayout(reading_);
  row->setContentsMargins(0, 0, 0, 0);
  encoding_ = named(new QComboBox, "encoding", tr("Encoding"));
  separator_ = new QLabel;
  header_row_ = named(new QSpinBox, "header_row", tr("Row with the titles"));
  header_row_->findChild<QLineEdit*>()->setAccessibleName(tr("Row with the titles"));
  header_row_->setRange(0, 10'000);
  header_row_->setKeyboardTracking(false);
  layer_ = named(new QComboBox, "layer", tr("Layer"));
  crs_ = named(new QComboBox, "crs", tr("Coordinates in"));
  kreis_ = named(new QComboBox, "kreis", tr("Kreis"));
  add_field(*row, tr("Encoding"), encoding_);
  add_field(*row, tr("Separator:"), separator_);
  add_field(*row, tr("Row with the titles"), header_row_);
  add_field(*row, tr("Layer"), layer_);
  add_field(*row, tr("Coordinates in"), crs_);
  add_field(*row, tr("Kreis"), kreis_);
  row->addStretch(1);
  separator_->setToolTip(
      tr("Found in the file. If it is wrong, write sep=; into a line of its own at the top of the "
         "file."));
  for (QComboBox* box : {encoding_, layer_, crs_, kreis_}) name_children(*box);
  const auto read_again = [this] {
    if (!filling_) emit read_asked();
  };
  connect(encoding_, &QComboBox::currentIndexChanged, this, read_again);
  connect(layer_, &QComboBox::currentIndexChanged, this, read_again);
  connect(header_row_, &QSpinBox::valueChanged, this, read_again);
  for (QComboBox* box : {crs_, kreis_})
    connect(box, &QComboBox::currentIndexChanged, this, [this] {
      if (filling_) return;
      tell_state();
      emit changed();
    });
  reading_->hide();
  return reading_;
}

QWidget* FilePage::table_part() {
  auto* parts = new QSplitter;
  parts->setChildrenCollapsible(false);
  table_ = new QTableView;
  table_->setObjectName(QStringLiteral("preview"));
  table_->setModel(model_);
  dress_table(*table_, tr("First rows of the file"));
  table_->setSortingEnabled(false);
  table_->verticalHeader()->show();
  parts->addWidget(table_);
  parts->addWidget(columns_);
  parts->setStretchFactor(0, 1);  // on a large screen the room is for what the file holds
  parts->setStretchFactor(1, 0);
  parts->setSizes({720, 480});
  return parts;
}

void FilePage::ask_for_file() {
  const QString start = file_->text().isEmpty()
                            ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
                            : file_->text();
  const QString filter =
      part_ == ImportPart::Boundaries ? tr("Areas (*.gpkg *.shp *.geojson *.json *.fgb)")
      : part_ == ImportPart::Census   ? tr("Census grids (*.zip *.csv)")
                                    : tr("Lists (*.xlsx *.csv *.txt *.tsv *.gpkg *.geojson *.shp)");
  const QString chosen_file = QFileDialog::getOpenFileName(
      this, tr("Choose File"), start, filter + QStringLiteral(";;") + tr("All files (*)"));
  if (!chosen_file.isEmpty()) choose(chosen_file);
}

void FilePage::choose(const QString& file) {
  if (file != file_->property("read").toString()) {  // another file: nothing said before holds
    filling_ = true;
    header_row_->setValue(0);
    encoding_->setCurrentIndex(0);
    layer_->clear();
    crs_->clear();
    filling_ = false;
  }
  file_->setText(file);
  file_->setProperty("read", file);
  preview_.reset();
  if (file.isEmpty()) {
    model_->set_table({});
    reading_->hide();
    columns_->show_fields({}, {}, {});
    error_->hide();
    tell_state();
    emit changed();
    return;
  }
  emit read_asked();
}

bool FilePage::has_file() const { return !file_->text().isEmpty(); }

analysis::ChosenFile FilePage::chosen() const {
  analysis::ChosenFile out;
  out.file = file_->text().toStdString();
  out.encoding = encoding_->currentData().toString().toStdString();
  out.header_row = static_cast<std::size_t>(header_row_->value());
  if (!is_workbook(file_->text()))
    out.layer = layer_->currentText().toStdString();
  else if (layer_->count() > 1)  // the only sheet may be called what it likes next year
    out.sheet = layer_->currentText().toStdString();
  if (preview_ != nullptr && !preview_->has_geometry)
    out.crs = crs_->currentData().toString().toStdString();
  if (preview_ != nullptr) out.columns = columns();
  return out;
}

analysis::ColumnMap FilePage::columns() const { return columns_->columns(); }

std::string FilePage::kreis() const { return kreis_->currentData().toString().toStdString(); }

std::size_t FilePage::key_length() const {
  if (preview_ == nullptr) return 8;
  const analysis::ColumnMap map = columns();
  const auto key = map.find("key");
  return key == map.end() ? 0 : analysis::key_length_of(preview_->table, key->second);
}

void FilePage::show_preview(std::shared_ptr<const analysis::FilePreview> preview,
                            const std::vector<std::filesystem::path>& studies) {
  preview_ = std::move(preview);
  error_->hide();
  model_->set_table(preview_->table);
  fit_to_contents(*table_, 180);
  filling_ = true;
  offer_columns(studies);
  fill_reading();
  fill_kreise();
  filling_ = false;
  tell_state();
  emit changed();
}

void FilePage::offer_columns(const std::vector<std::filesystem::path>& studies) {
  const geo::RawTable& table = preview_->table;
  OfferedColumns offered;
  if (const auto known = analysis::known_columns(part_, table.header, studies)) {
    offered = {known->columns, tr("as in “%1”").arg(qstring(known->study.filename().string()))};
  } else {
    offered = {analysis::guess_columns(part_, table, preview_->has_geometry), tr("guess")};
  }
  std::vector<std::string> header = table.header;
  if (preview_->form == FileForm::Grid && !header.empty()) header.erase(header.begin());
  columns_->show_fields(analysis::import_fields(part_, preview_->has_geometry), header, offered);
}

void FilePage::fill_reading() {
  const bool text = preview_->form == FileForm::Text;
  const bool rows = text || preview_->form == FileForm::Workbook;
  const bool layer = preview_->form == FileForm::Layer;
  const bool list = part_ == ImportPart::Kitas || part_ == ImportPart::Services;
  const int before = std::max(0, encoding_->currentIndex());
  encoding_->clear();
  encoding_->addItem(tr("found: %1").arg(qstring(preview_->table.encoding)), QString());
  for (const char* name : {"UTF-8", "Windows-1252", "ISO-8859-1", "UTF-16"})
    encoding_->addItem(QLatin1String(name), QLatin1String(name));
  encoding_->setCurrentIndex(before);
  separator_->setText(separator_words(preview_->table.separator));
  header_row_->setSpecialValueText(tr("found: %1").arg(preview_->header_row));
  header_row_->updateGeometry();  // the words are longer than the number they stand for
  if (layer || preview_->form == FileForm::Workbook) {
    layer_->clear();
    for (const std::string& name : preview_->layers) layer_->addItem(qstring(name));
    layer_->setCurrentText(qstring(preview_->layer));
  }
  if (crs_->count() == 0) {
    for (const CrsChoice& choice : kCrsChoices)
      crs_->addItem(QString::fromUtf8(choice.words), QLatin1String(choice.code));
    const analysis::ColumnMap map = columns();
    if (map.count("x") > 0 && map.count("y") > 0)
      crs_->setCurrentIndex(std::max(0, crs_->findData(qstring(analysis::guess_crs(
                                            preview_->table, map.at("x"), map.at("y"))))));
  }
  encoding_->setVisible(text);
  separator_->setVisible(text);
  header_row_->setVisible(rows);
  layer_->setVisible(preview_->layers.size() > 1);
  const QString of_file = layer ? tr("Layer") : tr("Sheet");
  layer_->setAccessibleName(of_file);
  crs_->setVisible(rows && list);
  kreis_->setVisible(part_ == ImportPart::Boundaries);
  for (auto* label : reading_->findChildren<QLabel*>()) {
    const auto* of = label->property("of").value<QWidget*>();
    if (of == layer_) label->setText(of_file);
    if (of != nullptr) label->setVisible(!of->isHidden());
  }
  reading_->setVisible(rows || layer);
}

void FilePage::fill_kreise() {
  if (part_ != ImportPart::Boundaries || preview_ == nullptr) return;
  const bool was_filling = std::exchange(filling_, true);
  const QString before = kreis_->currentData().toString();
  kreis_->clear();
  const analysis::ColumnMap map = columns();
  const auto key = map.find("key");
  const auto kreise = key == map.end() ? std::vector<analysis::KreisCount>()
                                       : analysis::kreise_of(preview_->table, key->second);
  if (kreise.size() > 1) kreis_->addItem(tr("– please choose –"), QLatin1String(kOpen));
  for (const analysis::KreisCount& kreis : kreise)
    kreis_->addItem(
        tr("%1 (%Ln area(s))", nullptr, static_cast<int>(kreis.areas)).arg(qstring(kreis.key)),
        qstring(kreis.key));
  kreis_->addItem(tr("all areas"), QString());
  const int again = before.isEmpty() ? -1 : kreis_->findData(before);
  kreis_->setCurrentIndex(std::max(0, again));
  filling_ = was_filling;
}

void FilePage::show_error(const QString& sentence) {
  preview_.reset();
  model_->set_table({});
  error_->show_message(geo::Severity::Error, sentence);
  tell_state();
  emit changed();
}

bool FilePage::complete() const {
  if (!has_file()) return !analysis::is_required(part_);
  return preview_ != nullptr && kreis() != kOpen &&
         !analysis::missing_fields(part_, columns(), preview_->has_geometry);
}

void FilePage::tell_state() {
  if (!has_file()) {
    state_->setText(analysis::is_required(part_)
                        ? tr("The study needs this file.")
                        : tr("Optional: go on without a file if you have none."));
    return;
  }
  if (preview_ == nullptr) {
    state_->setText(
        tr("Nothing has been read from this file. Choose another one, or mend it and "
           "read it again."));
    return;
  }
  const auto missing = analysis::missing_fields(part_, columns(), preview_->has_geometry);
  if (missing) {
    state_->setText(qstring(*missing, language_));
    return;
  }
  if (kreis() == kOpen) {
    state_->setText(tr("The file has several Kreise: please choose yours above."));
    return;
  }
  const int rows = static_cast<int>(preview_->table.rows.size());
  const QString read = tr("%Ln row(s) read.", nullptr, rows);
  state_->setText(
      columns_->offered_count() == 0
          ? read
          : read + QLatin1Char(' ') +
                tr("Please look at the columns with a remark behind them: are they right?"));
}

void FilePage::dragEnterEvent(QDragEnterEvent* event) {
  const QMimeData* dropped = event->mimeData();
  if (dropped->hasUrls() && dropped->urls().size() == 1 && dropped->urls().front().isLocalFile())
    event->acceptProposedAction();
}

void FilePage::dropEvent(QDropEvent* event) {
  choose(event->mimeData()->urls().front().toLocalFile());
  event->acceptProposedAction();
}

}  // namespace nahraum::app
