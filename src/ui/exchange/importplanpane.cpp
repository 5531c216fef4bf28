// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/exchange/importplanpane.h"

#include "ui/widgets/theme.h"
#include "ui_importplanpane.h"
#include "wording/transfertext.h"

#include <QtCore/QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

using exchange::Field;
using exchange::ImportReport;

//! The fields, those of most records first.
QString fieldNames(const QMap<Field, qint64> &counts)
{
    QList<Field> fields = counts.keys();
    std::stable_sort(fields.begin(), fields.end(),
                     [&](Field one, Field other) { return counts.value(one) > counts.value(other); });
    QStringList names;
    for (const Field field : std::as_const(fields))
        names += exchange::fieldName(field);
    return names.join(", "_L1);
}

} // namespace

ImportPlanPane::ImportPlanPane(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ImportPlanPane>())
{
    m_ui->setupUi(this);
    const int step = theme::step(this);
    m_ui->rows->setSpacing(2 * step);
    m_ui->numbers->setHorizontalSpacing(4 * step);
    m_ui->numbers->setVerticalSpacing(step);
    for (QLabel *label :
         {m_ui->freshLabel, m_ui->unchangedLabel, m_ui->doublesLabel, m_ui->problemsLabel, m_ui->leftOut})
        label->setForegroundRole(QPalette::PlaceholderText);
    QTableWidget *table = m_ui->remarksTable;
    table->setColumnCount(3);
    table->setHorizontalHeaderLabels({tr("Record"), tr("What becomes of it"), tr("Reason")});
    table->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeaderItem(0)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(qRound(fontMetrics().lineSpacing() * 1.6));
    connect(m_ui->doublesCheck, &QCheckBox::clicked, this, &ImportPlanPane::doublesWanted);
    connect(m_ui->namelessCheck, &QCheckBox::clicked, this, &ImportPlanPane::namelessWanted);
}

ImportPlanPane::~ImportPlanPane() = default;

void ImportPlanPane::show(const ImportReport &report)
{
    const QLocale locale;
    const qint64 books = report.isDry ? report.fresh : report.writtenBooks;
    const qint64 authors = report.isDry ? report.freshAuthors : report.writtenAuthors;
    m_ui->freshLabel->setText(report.isDry ? tr("Will be added") : tr("Added"));
    m_ui->fresh->setText(authors == 0 ? booksInWords(books)
                                      : tr("%1 (new authors: %2)").arg(booksInWords(books), locale.toString(authors)));
    const QString there = locale.toString(report.unchanged - report.repeated);
    m_ui->unchanged->setText(report.repeated == 0
                                 ? there
                                 : tr("%1 (repeated in the file: %2)").arg(there, locale.toString(report.repeated)));
    m_ui->doubles->setText(report.doubles == 0      ? locale.toString(report.doubles)
                               : report.addsDoubles ? tr("%1, added, too").arg(locale.toString(report.doubles))
                                                    : tr("%1, left out").arg(locale.toString(report.doubles)));
    m_ui->problems->setText(locale.toString(report.problems.count));
    m_ui->leftOut->setVisible(report.fuller > 0);
    m_ui->leftOut->setText(tr("%Ln record(s) hold more than this catalogue has a place for yet, and that is left out: "
                              "%1.",
                              nullptr, int(report.fuller))
                               .arg(fieldNames(report.leftOut)));
    m_ui->doublesCheck->setVisible(report.isDry && report.doubles > 0);
    m_ui->doublesCheck->setChecked(report.addsDoubles);
    m_ui->namelessCheck->setVisible(report.isDry && report.nameless > 0);
    showRemarks(report);
}

void ImportPlanPane::forget()
{
    m_ui->namelessCheck->setChecked(false);
}

bool ImportPlanPane::hasRemarks() const
{
    return m_ui->remarksTable->rowCount() > 0;
}

void ImportPlanPane::showRemarks(const ImportReport &report)
{
    m_ui->remarksTable->setRowCount(0);
    addRemarks(report.problems, tr("Not taken"));
    addRemarks(report.resembling, report.addsDoubles ? tr("Probable double, taken") : tr("Probable double"));
    addRemarks(report.notes, tr("Taken"));
    const qint64 all = report.problems.count + report.resembling.count + report.notes.count;
    const int shown = m_ui->remarksTable->rowCount();
    m_ui->remarksLabel->setText(all > shown ? tr("&What is to note, the first of %1").arg(QLocale().toString(all))
                                            : tr("&What is to note"));
    for (const int column : {0, 1})
        m_ui->remarksTable->resizeColumnToContents(column);
    m_ui->remarksTable->setVisible(shown > 0);
    m_ui->remarksLabel->setVisible(shown > 0);
}

void ImportPlanPane::addRemarks(const exchange::Remarks &remarks, const QString &outcome)
{
    QTableWidget *table = m_ui->remarksTable;
    int row = table->rowCount();
    table->setRowCount(row + int(remarks.kept.size()));
    for (const exchange::Remark &remark : remarks.kept) {
        auto *number = new QTableWidgetItem(QLocale().toString(remark.record));
        number->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        auto *reason = new QTableWidgetItem(remark.reason.simplified());
        reason->setToolTip(remark.reason);
        table->setItem(row, 0, number);
        table->setItem(row, 1, new QTableWidgetItem(outcome));
        table->setItem(row, 2, reason);
        ++row;
    }
}

} // namespace catalpa::ui
