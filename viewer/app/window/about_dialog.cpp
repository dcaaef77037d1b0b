#include "viewer/app/window/about_dialog.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "viewer/app/window/icons.h"

namespace nahraum::app {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(About)
};

// Names and licences are the same in every language.
constexpr const char* kLibraries =
    "Qt 6 (LGPL-3.0)\n"
    "GDAL (MIT)\n"
    "PROJ (MIT)\n"
    "GEOS (LGPL-2.1)\n"
    "Boost (BSL-1.0)\n"
    "SQLite (public domain)\n"
    "libzip (BSD-3-Clause)\n"
    "oneTBB (Apache-2.0)\n"
    "fmt (MIT)\n"
    "toml++ (MIT)\n"
    "JSON for Modern C++ (MIT)\n"
    "libxlsxwriter (BSD-2-Clause)\n"
    "cairo (LGPL-2.1 / MPL-1.1)\n"
    "Pango (LGPL-2.0)\n"
    "qpdf (Apache-2.0)\n"
    "OpenSSL (Apache-2.0)\n"
    "Noto Sans (OFL-1.1)\n"
    "ColorBrewer (Apache-2.0), Viridis, Cividis (CC0-1.0)";

QLabel* plain_label(const QString& text) {
  auto* label = new QLabel(text);
  label->setTextFormat(Qt::PlainText);
  label->setWordWrap(true);
  return label;
}

QWidget* heading(const QString& version) {
  auto* row = new QWidget;
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(12);
  auto* picture = new QLabel;
  picture->setPixmap(icon_of(Icon::Program).pixmap(64, 64));
  auto* title = plain_label(Words::tr("Nahraum %1").arg(version));
  QFont font = title->font();
  font.setPointSizeF(font.pointSizeF() * 1.5);
  font.setBold(true);
  title->setFont(font);
  layout->addWidget(picture);
  layout->addWidget(title, 1);
  return row;
}

}  // namespace

QDialog* about_dialog(QWidget* parent) {
  auto* dialog = new QDialog(parent);
  dialog->setObjectName(QStringLiteral("about"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(Words::tr("About Nahraum"));
  auto* column = new QVBoxLayout(dialog);
  column->setContentsMargins(18, 18, 18, 14);
  column->setSpacing(10);
  column->addWidget(heading(QCoreApplication::applicationVersion()));
  column->addWidget(plain_label(
      Words::tr("Social-space analysis and siting for parent-child centres (ThEKiZ) in Thuringian "
                "counties. Works offline with the files a county holds. The tool informs; people "
                "decide.")));
  column->addWidget(plain_label(
      Words::tr("Free software under the Apache License 2.0. It uses these libraries:")));
  auto* libraries = new QPlainTextEdit(QString::fromUtf8(kLibraries));
  libraries->setReadOnly(true);
  libraries->setTabChangesFocus(true);
  libraries->setAccessibleName(Words::tr("Libraries and their licences"));
  column->addWidget(libraries, 1);
  auto* close = new QPushButton(Words::tr("Close"));
  close->setDefault(true);
  QObject::connect(close, &QPushButton::clicked, dialog, &QDialog::close);
  column->addWidget(close, 0, Qt::AlignRight);
  dialog->resize(520, 480);
  return dialog;
}

}  // namespace nahraum::app
