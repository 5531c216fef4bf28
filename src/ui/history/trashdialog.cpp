// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/history/trashdialog.h"

#include "ui/catalogue/dialogs/pagedialogs.h"
#include "ui/edits/untilknown.h"
#include "ui/history/recordedlist.h"
#include "ui/widgets/theme.h"
#include "ui_trashdialog.h"
#include "wording/celltext.h"
#include "wording/historytext.h"

#include <QtWidgets/QTreeWidget>

#include <utility>

namespace catalpa::ui {

TrashDialog::TrashDialog(RecordHistory &history, bool canEdit, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::TrashDialog>())
    , m_history(&history)
    , m_canEdit(canEdit)
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    const int step = theme::step(this);
    m_ui->rows->setContentsMargins(4 * step, 4 * step, 4 * step, 4 * step);
    m_ui->rows->setSpacing(3 * step);
    m_ui->records->list()->setAccessibleName(tr("Deleted authors and books"));
    m_ui->records->setHeaders({tr("Deleted"), tr("By"), tr("Author or book")});
    resize(120 * fontMetrics().averageCharWidth(), 30 * fontMetrics().lineSpacing());
    connect(m_ui->records, &RecordedList::currentChanged, this, &TrashDialog::updateButtons);
    connect(m_ui->restoreRecordButton, &QPushButton::clicked, this, &TrashDialog::restore);
    connect(m_ui->moreButton, &QPushButton::clicked, this, [this] { read(m_records.last().position); });
    connect(m_ui->closeTrashButton, &QPushButton::clicked, this, &QDialog::accept);
    m_ui->records->list()->setFocus();
    m_ui->moreButton->hide();
    read({});
}

TrashDialog::~TrashDialog() = default;

void TrashDialog::read(const QString &after)
{
    if (!m_history)
        return;
    m_after = after;
    m_ui->records->wait(tr("Reading what was deleted…"));
    m_reading = deliver(m_history->trash(after), this, [this, after](const Result<Trash> &trash) {
        if (!trash) {
            return m_ui->records->showFailure(tr("The trash cannot be read"), trash.error(),
                                              [this, after] { read(after); });
        }
        add(*trash);
    });
    updateButtons();
}

void TrashDialog::add(const Trash &trash)
{
    const auto first = int(m_records.size());
    for (const DeletedRecord &record : trash.records) {
        const QString who = whoText(record.role, record.program);
        const QString what = deletedText(record);
        m_ui->records->addRow({whenText(record.at), who, what}, {fullInstant(record.at), who, what});
        m_records += record;
    }
    m_ui->moreButton->setVisible(trash.hasMore);
    if (m_records.isEmpty()) {
        return m_ui->records->showNothing(tr("The trash is empty"),
                                          tr("Authors and books that are deleted stand here and can be brought back."));
    }
    m_ui->records->showRows();
    m_ui->records->setCurrentRow(first);
    updateButtons();
}

void TrashDialog::updateButtons()
{
    const int row = m_ui->records->currentRow();
    m_ui->restoreRecordButton->setEnabled(m_history && m_canEdit && !m_restoring && row >= 0 && row < m_records.size());
    m_ui->moreButton->setEnabled(m_history && !m_restoring && !m_reading.isActive());
}

void TrashDialog::leave()
{
    m_history = nullptr;
    if (m_reading.isActive())
        m_unread = m_after;
    m_reading.cancel();
    m_ui->records->rest();
    if (!m_restoring) {
        m_ui->sentence->setText(tr("The catalogue is not open any more, so nothing can be brought back. When it is "
                                   "open again, this goes on."));
    }
    updateButtons();
}

void TrashDialog::enter(RecordHistory *history, bool canEdit)
{
    if (!history)
        return;
    m_history = history;
    m_canEdit = canEdit;
    if (!m_restoring)
        m_ui->sentence->clear();
    if (const auto unread = std::exchange(m_unread, std::nullopt))
        read(*unread);
    updateButtons();
}

//! Goes on when the dialog is closed meanwhile.
void TrashDialog::done(int result)
{
    m_restoring ? hide() : QDialog::done(result);
}

void TrashDialog::restore()
{
    const DeletedRecord record = m_records.at(m_ui->records->currentRow());
    m_restoring = true;
    updateButtons();
    m_ui->sentence->setText(tr("Bringing back %1…").arg(record.called));
    const auto ask = [this, record, token = RecordHistory::newToken()] {
        return m_history ? m_history->restore(record, token)
                         : QtFuture::makeReadyFuture(Result<RestoreReport>(failure(ErrorKind::Missing, {})));
    };
    untilKnown<RestoreReport>(this,
                              {.ask = ask,
                               .waits = [this] { m_ui->sentence->setText(askedAgainText()); },
                               .done =
                                   [this, record](const Result<RestoreReport> &report) {
                                       tell(record, report);
                                   }});
}

void TrashDialog::tell(const DeletedRecord &record, const Result<RestoreReport> &report)
{
    m_restoring = false;
    updateButtons();
    const QString sentence = report ? restoredText(record, *report) : PageDialogs::reason(report.error());
    m_ui->sentence->setText(sentence);
    if (report)
        Q_EMIT restored(record.record);
    if (!isVisible()) { // It was closed meanwhile.
        Q_EMIT toldLate(sentence);
        return deleteLater();
    }
    if (!report)
        return;
    const auto row = int(m_records.indexOf(record));
    if (row < 0)
        return;
    m_records.removeAt(row);
    const std::unique_ptr<QTreeWidgetItem> taken(m_ui->records->list()->takeTopLevelItem(row));
    if (m_records.isEmpty())
        read({});
    updateButtons();
}

} // namespace catalpa::ui
