// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/history/historydialog.h"

#include "ui/catalogue/dialogs/pagedialogs.h"
#include "ui/edits/untilknown.h"
#include "ui/history/recordedlist.h"
#include "ui/widgets/prompts.h"
#include "ui/widgets/theme.h"
#include "ui_historydialog.h"
#include "wording/celltext.h"
#include "wording/historytext.h"

#include <QtWidgets/QTreeWidget>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

//! What the program can write: other columns belong to other programs.
bool isEditable(const QString &field)
{
    static const QStringList fields{u"name"_s,      u"bio"_s,       u"country"_s,   u"title"_s,
                                    u"author_id"_s, u"sort_name"_s, u"sort_title"_s};
    return fields.contains(field);
}

} // namespace

HistoryDialog::HistoryDialog(RecordHistory &history, const RecordRef &record, const QString &called, Prompts &prompts,
                             QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::HistoryDialog>())
    , m_history(&history)
    , m_prompts(prompts)
    , m_record(record)
    , m_called(called)
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("History of %1").arg(shortened(called, 100)));
    const int step = theme::step(this);
    m_ui->rows->setContentsMargins(4 * step, 4 * step, 4 * step, 4 * step);
    m_ui->rows->setSpacing(3 * step);
    m_ui->entries->list()->setAccessibleName(tr("What was done"));
    m_ui->entries->setHeaders({tr("When"), tr("Who"), tr("What")});
    resize(120 * fontMetrics().averageCharWidth(), 30 * fontMetrics().lineSpacing());
    connect(m_ui->entries, &RecordedList::currentChanged, this, &HistoryDialog::updateButtons);
    connect(m_ui->restoreValueButton, &QPushButton::clicked, this, &HistoryDialog::restoreValue);
    connect(m_ui->takeBackButton, &QPushButton::clicked, this, &HistoryDialog::askToTakeBack);
    connect(m_ui->olderButton, &QPushButton::clicked, this, [this] { read(m_rows.last().entry.id); });
    connect(m_ui->closeHistoryButton, &QPushButton::clicked, this, &QDialog::accept);
    m_ui->entries->list()->setFocus();
    m_ui->olderButton->hide();
    reload({});
}

HistoryDialog::~HistoryDialog() = default;

void HistoryDialog::reload(const QString &sentence)
{
    say(sentence);
    read(0);
}

void HistoryDialog::say(const QString &sentence)
{
    m_ui->sentence->setText(sentence);
}

void HistoryDialog::read(qint64 before)
{
    if (!m_history)
        return;
    m_before = before;
    m_ui->entries->wait(tr("Reading the history…"));
    m_reading = deliver(m_history->timeline(m_record, before), this, [this, before](const Result<Timeline> &timeline) {
        if (!timeline) {
            return m_ui->entries->showFailure(tr("The history cannot be read"), timeline.error(),
                                              [this, before] { read(before); });
        }
        if (before == 0) {
            m_rows.clear();
            m_ui->entries->list()->clear();
        }
        add(*timeline);
    });
    updateButtons();
}

void HistoryDialog::add(const Timeline &timeline)
{
    const auto first = int(m_rows.size());
    for (const HistoryEntry &entry : timeline.entries) {
        for (const RecordedChange &change : entry.changes)
            addRow({entry, change});
        if (entry.changes.isEmpty())
            addRow({entry, std::nullopt});
    }
    m_ui->olderButton->setVisible(timeline.hasMore);
    if (m_rows.isEmpty()) {
        return m_ui->entries->showNothing(tr("Nothing is recorded yet"),
                                          tr("What is changed from now on stands here, with who did it."));
    }
    m_ui->entries->showRows();
    m_ui->entries->setCurrentRow(first);
    updateButtons();
}

void HistoryDialog::addRow(const Row &row)
{
    const QString who = whoText(row.entry.role, row.entry.program);
    const QString what = row.change ? changeText(*row.change) : whatText(row.entry);
    m_ui->entries->addRow({whenText(row.entry.at), who, what}, {fullInstant(row.entry.at), who, what});
    m_rows += row;
}

const HistoryDialog::Row *HistoryDialog::current() const
{
    const int row = m_ui->entries->currentRow();
    return row >= 0 && row < m_rows.size() ? &m_rows.at(row) : nullptr;
}

void HistoryDialog::updateButtons()
{
    const Row *row = current();
    const bool isFree = m_history && !m_working.isActive() && !m_takingBack;
    m_ui->restoreValueButton->setEnabled(isFree && row && row->change && isEditable(row->change->field));
    m_ui->takeBackButton->setEnabled(isFree && row && !row->entry.batch.isEmpty());
    m_ui->olderButton->setEnabled(isFree && !m_reading.isActive());
}

void HistoryDialog::restoreValue()
{
    const Row *row = current();
    const QString field = row->change->field;
    const auto reply = [this, field](const auto &edit, auto &&submit) {
        if (!edit)
            say(edit.error().message);
        else if (edit->isEmpty())
            say(tr("%1 holds this value already.").arg(fieldText(field)));
        else
            submit(*edit);
        updateButtons();
    };
    if (m_record.kind == RecordRef::Kind::Author) {
        m_working = deliver(m_history->authorEdit({m_record.number}, row->entry.id, field), this,
                            [this, reply](const Result<AuthorEdit> &edit) {
                                reply(edit, [this](AuthorEdit wanted) {
                                    wanted.label = m_called;
                                    Q_EMIT authorEdited(wanted);
                                });
                            });
    } else {
        m_working = deliver(m_history->bookEdit({m_record.number}, row->entry.id, field), this,
                            [this, reply](const Result<BookEdit> &edit) {
                                reply(edit, [this](BookEdit wanted) {
                                    wanted.label = m_called;
                                    Q_EMIT bookEdited(wanted);
                                });
                            });
    }
    updateButtons();
}

void HistoryDialog::leave()
{
    m_history = nullptr;
    if (m_reading.isActive())
        m_unread = m_before;
    m_reading.cancel();
    m_working.cancel();
    m_ui->entries->rest();
    if (!m_takingBack)
        say(tr(
            "The catalogue is not open any more, so nothing can be given back. When it is open again, this goes on."));
    updateButtons();
}

void HistoryDialog::enter(RecordHistory *history)
{
    if (!history)
        return;
    m_history = history;
    if (!m_takingBack)
        say({});
    if (const auto unread = std::exchange(m_unread, std::nullopt))
        read(*unread);
    updateButtons();
}

void HistoryDialog::askToTakeBack()
{
    const Question question{
        .title = tr("Undo what was done together"),
        .text = tr("Undo everything that was done together with this change?"),
        .consequences = tr("All of it is undone, also in other records, or nothing if somebody has changed one of "
                           "them since. It can be done again in the same way."),
        .confirm = tr("Undo all of it"),
        .dangerous = true};
    m_prompts.ask(this, question, [this, batch = current()->entry.batch] { takeBack(batch); });
}

//! What became of undoing; somewhere else where the dialog was closed meanwhile.
void HistoryDialog::settle(const QString &sentence)
{
    if (isVisible())
        return say(sentence);
    Q_EMIT toldLate(sentence);
    deleteLater();
}

void HistoryDialog::done(int result)
{
    m_takingBack ? hide() : QDialog::done(result);
}

//! Goes on when the dialog is closed meanwhile.
void HistoryDialog::takeBack(const QString &batch)
{
    if (!m_history)
        return;
    m_takingBack = true;
    updateButtons();
    say(tr("Undoing…"));
    const auto ask = [this, batch, token = RecordHistory::newToken()] {
        return m_history ? m_history->takeBack(batch, token)
                         : QtFuture::makeReadyFuture(Obstacles(failure(ErrorKind::Missing, {})));
    };
    untilKnown<QList<BatchObstacle>>(this,
                                     {.ask = ask,
                                      .waits = [this] { say(askedAgainText()); },
                                      .done =
                                          [this](const Obstacles &obstacles) {
                                              takeObstacles(obstacles);
                                          }});
}

void HistoryDialog::takeObstacles(const Obstacles &obstacles)
{
    m_takingBack = false;
    updateButtons();
    if (!obstacles)
        return settle(PageDialogs::reason(obstacles.error()));
    if (obstacles->isEmpty()) {
        Q_EMIT takenBack();
        return isVisible() ? reload(tr("It is undone.")) : settle(tr("It is undone."));
    }
    const QString sentence = tr("Nothing was undone, because something has been changed since.");
    if (!isVisible())
        return settle(sentence + u' ' + obstaclesText(*obstacles));
    say(sentence);
    m_prompts.tell(this, tr("Nothing was undone"), tr("Something has been changed since, and stays as it is:"),
                   obstaclesText(*obstacles));
}

} // namespace catalpa::ui
