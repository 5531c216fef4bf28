// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/exchange/importfilepane.h"

#include "ui/exchange/previewmodel.h"
#include "ui/widgets/theme.h"
#include "ui_importfilepane.h"

#include <QtCore/QSignalBlocker>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

using exchange::Field;
using exchange::Format;

constexpr qsizetype mostColumns = 100; // That can be changed by hand; each is a box in the window.
constexpr qsizetype longestWord = 60;

enum ColumnOfTable { Name, Example, Holds };

void choose(QComboBox *box, const QVariant &value)
{
    const QSignalBlocker quiet(box);
    int index = box->findData(value);
    if (index < 0 && value.typeId() == QMetaType::QByteArray) {
        box->addItem(QString::fromLatin1(value.toByteArray()), value);
        index = box->count() - 1;
    }
    box->setCurrentIndex(index);
}

void look(QTableView *table)
{
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(qRound(table->fontMetrics().lineSpacing() * 1.6));
    table->horizontalHeader()->setHighlightSections(false);
}

} // namespace

ImportFilePane::ImportFilePane(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ImportFilePane>())
    , m_model(new PreviewModel(this))
{
    m_ui->setupUi(this);
    arrange();
    fillChoices();
    m_patience.setSingleShot(true);
    m_patience.setInterval(300);
    connect(&m_patience, &QTimer::timeout, this, [this] { setWaiting(true); });
    connect(m_ui->formatCombo, &QComboBox::activated, this, [this] {
        m_wishes = {.path = {}, .format = Format(m_ui->formatCombo->currentData().toInt())};
        m_ui->columnSide->setEnabled(false);
        Q_EMIT changed();
    });
    connect(m_ui->encodingCombo, &QComboBox::activated, this, [this] {
        m_wishes.encoding = m_ui->encodingCombo->currentData().toByteArray();
        m_wishes.mapping.reset();
        m_ui->columnSide->setEnabled(false); // Its columns may be others.
        Q_EMIT changed();
    });
    connect(m_ui->delimiterCombo, &QComboBox::activated, this, [this] {
        m_wishes.delimiter = char(m_ui->delimiterCombo->currentData().toInt());
        m_wishes.mapping.reset();
        m_ui->columnSide->setEnabled(false);
        Q_EMIT changed();
    });
    connect(m_ui->presetCombo, &QComboBox::activated, this, [this] {
        const auto preset = exchange::Preset(m_ui->presetCombo->currentData().toInt());
        m_wishes.mapping = exchange::mappingFor(m_header, preset);
        Q_EMIT changed();
    });
    connect(m_ui->headerCheck, &QCheckBox::clicked, this, [this](bool checked) {
        m_wishes.mapping = said();
        m_wishes.mapping->hasHeader = checked;
        Q_EMIT changed();
    });
}

ImportFilePane::~ImportFilePane() = default;

void ImportFilePane::arrange()
{
    const int step = theme::step(this);
    m_ui->rows->setSpacing(3 * step);
    m_ui->settings->setSpacing(step);
    m_ui->tables->setSpacing(4 * step);
    for (QLayout *side : QList<QLayout *>{m_ui->columnRows, m_ui->previewRows, m_ui->presetRow})
        side->setSpacing(step);
    // A little room before each further pair of a label and its box.
    for (QLabel *label : {m_ui->encodingLabel, m_ui->delimiterLabel})
        label->setContentsMargins(2 * step, 0, 0, 0);
    m_ui->columnTable->setColumnCount(3);
    m_ui->columnTable->setHorizontalHeaderLabels({tr("Column"), tr("Such as"), tr("Holds")});
    m_ui->columnTable->verticalHeader()->hide();
    m_ui->columnTable->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_ui->columnTable->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_ui->columnTable->horizontalHeader()->setSectionResizeMode(Holds, QHeaderView::Fixed);
    m_ui->columnTable->setColumnWidth(Holds, 31 * fontMetrics().averageCharWidth());
    m_ui->previewTable->setModel(m_model);
    m_ui->previewTable->horizontalHeader()->setStretchLastSection(true);
    look(m_ui->columnTable);
    look(m_ui->previewTable);
    m_ui->columnTable->verticalHeader()->setDefaultSectionSize(m_ui->presetCombo->sizeHint().height() + 2);
}

void ImportFilePane::fillChoices()
{
    for (const Format format : exchange::readableFormats())
        m_ui->formatCombo->addItem(exchange::formatName(format), int(format));
    for (const exchange::Preset preset : exchange::presets())
        m_ui->presetCombo->addItem(exchange::presetName(preset), int(preset));
    m_ui->delimiterCombo->addItem(tr("Comma"), int(','));
    m_ui->delimiterCombo->addItem(tr("Semicolon"), int(';'));
    m_ui->delimiterCombo->addItem(tr("Tabulator"), int('\t'));
    m_ui->delimiterCombo->addItem(tr("Bar"), int('|'));
    m_ui->encodingCombo->addItem(tr("As each record says"), QByteArray());
    for (const char *name :
         {"UTF-8",        "UTF-16LE",     "UTF-16BE",     "windows-1252", "windows-1250", "windows-1251",
          "windows-1253", "windows-1254", "windows-1255", "windows-1256", "windows-1257", "ISO-8859-1",
          "ISO-8859-2",   "ISO-8859-5",   "ISO-8859-6",   "ISO-8859-7",   "ISO-8859-15",  "KOI8-R",
          "KOI8-U",       "Shift_JIS",    "EUC-JP",       "GB18030",      "Big5",         "EUC-KR",
          "CP437",        "CP737",        "CP850",        "CP852",        "CP857",        "CP866",
          "Macintosh",    "MacCyrillic",  "MARC-8",       "ISO 5426"})
        m_ui->encodingCombo->addItem(QString::fromLatin1(name), QByteArray(name));
}

void ImportFilePane::wait()
{
    m_patience.start();
}

void ImportFilePane::setWaiting(bool isWaiting)
{
    m_patience.stop();
    m_ui->previewTable->setEnabled(!isWaiting);
    if (!isWaiting)
        m_ui->columnSide->setEnabled(true);
}

void ImportFilePane::show(const exchange::FilePreview &preview, const exchange::CatalogueRoom &room)
{
    setWaiting(false);
    showSettings(preview.recognition);
    showColumns(preview);
    m_model->show(preview.items, room);
    m_ui->previewTable->resizeColumnsToContents();
    const int widest = 40 * fontMetrics().averageCharWidth();
    for (int column = 0; column < m_model->columnCount(); ++column)
        m_ui->previewTable->setColumnWidth(column, std::min(widest, m_ui->previewTable->columnWidth(column)));
}

void ImportFilePane::forget()
{
    m_wishes = {};
    m_mapping = {};
    m_header.clear();
    showNothing();
}

void ImportFilePane::showNothing()
{
    setWaiting(false);
    if (m_wishes.format == Format::Unknown)
        showSettings({});
    m_ui->columnSide->hide();
    m_model->show({}, {});
}

void ImportFilePane::showSettings(const exchange::Recognition &recognition)
{
    choose(m_ui->formatCombo, int(recognition.format));
    choose(m_ui->encodingCombo, recognition.encoding);
    choose(m_ui->delimiterCombo, int(recognition.delimiter));
    const bool isText = recognition.format != Format::Unknown && recognition.format != Format::Xlsx;
    for (QWidget *widget : QList<QWidget *>{m_ui->encodingLabel, m_ui->encodingCombo})
        widget->setVisible(isText);
    for (QWidget *widget : QList<QWidget *>{m_ui->delimiterLabel, m_ui->delimiterCombo})
        widget->setVisible(recognition.format == Format::Csv);
}

void ImportFilePane::showColumns(const exchange::FilePreview &preview)
{
    const bool isTable = exchange::isTable(preview.recognition.format);
    m_ui->columnSide->setVisible(isTable);
    if (!isTable)
        return;
    const bool isSame = m_header == preview.header && m_mapping.columns.size() == preview.mapping.columns.size();
    m_header = preview.header;
    m_mapping = preview.mapping;
    if (m_wishes.mapping)
        m_wishes.mapping = m_mapping;
    choose(m_ui->presetCombo, int(m_mapping.preset));
    m_ui->headerCheck->setChecked(m_mapping.hasHeader);
    const auto rows = int(std::min(mostColumns, m_mapping.columns.size()));
    if (!isSame || m_ui->columnTable->rowCount() != rows)
        m_ui->columnTable->setRowCount(0); // Boxes that stay keep the focus.
    m_ui->columnTable->setRowCount(rows);
    for (int row = 0; row < rows; ++row) {
        const QString name = m_mapping.hasHeader ? m_header.at(row).simplified() : QString();
        addColumn(row, name.isEmpty() ? tr("Column %1").arg(row + 1) : name.left(longestWord),
                  preview.example.value(row).left(longestWord), m_mapping.columns.at(row).field);
    }
}

void ImportFilePane::addColumn(int row, const QString &name, const QString &example, Field field)
{
    for (const auto &[column, text] : {std::pair(Name, name), std::pair(Example, example)}) {
        auto *item = new QTableWidgetItem(text);
        item->setToolTip(text);
        if (column == Example)
            item->setForeground(theme::secondary());
        m_ui->columnTable->setItem(row, column, item);
    }
    auto *box = qobject_cast<QComboBox *>(m_ui->columnTable->cellWidget(row, Holds));
    if (!box) {
        box = new QComboBox;
        box->setObjectName(u"column%1Combo"_s.arg(row + 1));
        box->addItem(exchange::fieldName(Field::None), int(Field::None));
        for (const Field each : exchange::fields())
            box->addItem(exchange::fieldName(each), int(each));
        connect(box, &QComboBox::activated, this,
                [this, row, box] { changeColumn(row, Field(box->currentData().toInt())); });
        m_ui->columnTable->setCellWidget(row, Holds, box);
        setTabOrder(row == 0 ? m_ui->columnTable : m_ui->columnTable->cellWidget(row - 1, Holds), box);
    }
    box->setAccessibleName(tr("“%1” holds").arg(name));
    choose(box, int(field));
}

//! What the columns hold by all that was said, also where the answer to it is not there yet.
exchange::ColumnMapping ImportFilePane::said() const
{
    return m_wishes.mapping.value_or(m_mapping);
}

void ImportFilePane::changeColumn(int column, Field field)
{
    m_wishes.mapping = said();
    m_wishes.mapping->columns[column] = exchange::usualColumn(field, m_wishes.mapping->preset);
    Q_EMIT changed();
}

} // namespace catalpa::ui
