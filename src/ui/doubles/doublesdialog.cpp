// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/doubles/doublesdialog.h"

#include "ui/catalogue/dialogs/pagedialogs.h"
#include "ui/history/recordedlist.h"
#include "ui/widgets/theme.h"
#include "ui_doublesdialog.h"
#include "wording/doubles/doubletext.h"

#include <QtGui/QShortcut>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

DoublesDialog::DoublesDialog(DoubleStore &doubles, RecordRef::Kind kind, bool canEdit, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::DoublesDialog>())
    , m_doubles(&doubles)
    , m_kind(kind)
    , m_canEdit(canEdit)
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    arrange();
    m_ui->kindCombo->setCurrentIndex(kind == RecordRef::Kind::Author ? 0 : 1);
    connect(m_ui->kindCombo, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_kind = index == 0 ? RecordRef::Kind::Author : RecordRef::Kind::Book;
        reload({});
    });
    connect(m_ui->pairs, &RecordedList::currentChanged, this, &DoublesDialog::compare);
    connect(m_ui->sameButton, &QPushButton::clicked, this, &DoublesDialog::merge);
    connect(m_ui->differentButton, &QPushButton::clicked, this, &DoublesDialog::part);
    connect(m_ui->laterButton, &QPushButton::clicked, this, &DoublesDialog::leave);
    connect(m_ui->exchangeButton, &QPushButton::clicked, m_ui->comparison, &Comparison::exchange);
    connect(m_ui->undoButton, &QPushButton::clicked, this, &DoublesDialog::undoRequested);
    connect(m_ui->closeDoublesButton, &QPushButton::clicked, this, &QDialog::accept);
    addKeys();
    m_ui->pairs->list()->setFocus();
    reload(lack());
}

DoublesDialog::~DoublesDialog() = default;

void DoublesDialog::arrange()
{
    const int step = theme::step(this);
    m_ui->rows->setContentsMargins(4 * step, 4 * step, 4 * step, 4 * step);
    m_ui->rows->setSpacing(3 * step);
    m_ui->pairs->list()->setAccessibleName(tr("Pairs that are probably one"));
    m_ui->pairs->setHeaders({tr("One"), tr("The other"), tr("Why")});
    m_ui->comparison->setCanChoose(m_canEdit);
    resize(130 * fontMetrics().averageCharWidth(), 36 * fontMetrics().lineSpacing());
}

//! One key for each decision, wherever the focus is: nothing is typed here.
void DoublesDialog::addKeys()
{
    const auto add = [this](const QKeySequence &key, QPushButton *button) {
        auto *shortcut = new QShortcut(key, this);
        connect(shortcut, &QShortcut::activated, button, [button] { button->click(); });
    };
    add(Qt::Key_S, m_ui->sameButton);
    add(Qt::Key_D, m_ui->differentButton);
    add(Qt::Key_L, m_ui->laterButton);
    add(Qt::Key_X, m_ui->exchangeButton);
    add(QKeySequence::Undo, m_ui->undoButton);
}

void DoublesDialog::reload(const QString &sentence)
{
    say(sentence);
    read();
}

void DoublesDialog::tellUndone(const QString &name)
{
    --m_decided;
    reload(tr("Undone: %1.").arg(name));
}

void DoublesDialog::tellNotUndone(const Error &error)
{
    --m_decided;
    say(error.message);
    updateButtons();
}

void DoublesDialog::leavePage()
{
    m_doubles = nullptr;
    m_decided = 0; // Undo is of the page.
    m_isUnread = m_isUnread || m_isBusy || m_reading.isActive(); // What has become of a merge is seen then.
    m_isBusy = false;
    m_reading.cancel();
    m_comparing.cancel();
    m_ui->pairs->rest();
    say(tr("The catalogue is not open any more, so nothing can be decided. When it is open again, this goes on."));
    updateButtons();
}

void DoublesDialog::enterPage(DoubleStore *doubles, bool canEdit)
{
    if (!doubles)
        return;
    m_doubles = doubles;
    m_canEdit = canEdit;
    m_ui->comparison->setCanChoose(canEdit);
    say(lack());
    if (std::exchange(m_isUnread, false))
        read();
    else if (!m_isCompared)
        compare();
    updateButtons();
}

//! What the role lacks.
QString DoublesDialog::lack() const
{
    return m_canEdit
        ? QString()
        : tr("You may look at them. Deciding needs a role that may add, change and delete everything here.");
}

void DoublesDialog::say(const QString &sentence)
{
    m_ui->sentence->setText(sentence);
}

void DoublesDialog::read()
{
    if (!m_doubles)
        return;
    m_comparing.cancel();
    m_isCompared = false;
    m_ui->comparison->showNothing();
    m_ui->pairs->wait(tr("Looking for doubles…"));
    m_reading = deliver(m_doubles->find(m_kind), this, [this](const Result<ProposedDoubles> &doubles) {
        if (doubles)
            return show(*doubles);
        m_ui->pairs->showFailure(tr("The doubles cannot be looked for"), doubles.error(), [this] { read(); });
        updateButtons();
    });
    updateButtons();
}

void DoublesDialog::show(const ProposedDoubles &doubles)
{
    m_found = doubles;
    showRows(0);
    if (!doubles.pairs.isEmpty() && m_ui->sentence->text().isEmpty())
        say(countText(doubles));
}

void DoublesDialog::fillRows()
{
    const QSignalBlocker blocker(m_ui->pairs);
    m_ui->pairs->list()->clear();
    for (const ProposedDouble &pair : std::as_const(m_found.pairs)) {
        const QStringList texts{oneCalled(m_kind, pair), otherCalled(m_kind, pair), reasonsText(pair)};
        m_ui->pairs->addRow(texts, texts);
    }
}

//! Puts the cursor on a row, or on the last one there is.
void DoublesDialog::showRows(int row)
{
    fillRows();
    if (m_found.pairs.isEmpty()) {
        m_ui->pairs->showNothing(tr("No doubles"),
                                 m_found.isCut ? tr("These are decided. Look again for more.")
                                               : tr("Nothing that is probably the same is left to decide."));
    } else {
        m_ui->pairs->showRows();
        const QSignalBlocker blocker(m_ui->pairs);
        m_ui->pairs->setCurrentRow(row);
    }
    compare();
}

const ProposedDouble *DoublesDialog::current() const
{
    const int row = m_ui->pairs->currentRow();
    return row >= 0 && row < m_found.pairs.size() ? &m_found.pairs.at(row) : nullptr;
}

//! What stands in the database now, not what was found.
void DoublesDialog::compare()
{
    m_isCompared = false;
    m_comparing.cancel();
    m_ui->comparison->showNothing();
    updateButtons();
    const ProposedDouble *pair = current();
    if (!pair || !m_doubles)
        return;
    // The author with more books stays, or else the record that was there first.
    const bool isOneKept = pair->oneBooks >= pair->otherBooks;
    const qint64 kept = isOneKept ? pair->one : pair->other;
    const qint64 gone = isOneKept ? pair->other : pair->one;
    const auto reply = [this](const auto &both) {
        both ? showPair(ComparedPair(*both)) : tellPairLost(both.error());
    };
    if (m_kind == RecordRef::Kind::Author)
        m_comparing = deliver(m_doubles->authors({kept}, {gone}), this, reply);
    else
        m_comparing = deliver(m_doubles->books({kept}, {gone}), this, reply);
}

void DoublesDialog::showPair(const ComparedPair &pair)
{
    m_isCompared = true;
    m_ui->comparison->show(pair);
    updateButtons();
}

void DoublesDialog::tellPairLost(const Error &error)
{
    say(PageDialogs::reason(error));
    if (error.kind == ErrorKind::Missing && current())
        drop(*current());
}

//! Both are shown as they are now, or are not proposed any more.
void DoublesDialog::tellRefused(const Error &error)
{
    tellPairLost(error);
    if (error.kind != ErrorKind::Missing)
        compare();
}

void DoublesDialog::merge()
{
    const ComparedPair pair = m_ui->comparison->pair();
    m_isBusy = true;
    updateButtons();
    say(tr("Merging…"));
    Q_EMIT mergeRequested(pair);
}

void DoublesDialog::takeMerged(const ComparedPair &pair, const Result<MergeReport> &report)
{
    m_isBusy = false;
    if (!report)
        return tellRefused(report.error());
    ++m_decided;
    say(mergedText(pair.keptCalled(), pair.goneCalled(), *report));
    const int row = m_ui->pairs->currentRow();
    followMerge(m_found.pairs, pair.keptNumber(), pair.goneNumber());
    showRows(row);
}

void DoublesDialog::part()
{
    const ProposedDouble pair = *current();
    m_isBusy = true;
    updateButtons();
    Q_EMIT partRequested(m_kind, pair);
}

void DoublesDialog::takeParted(const ProposedDouble &pair, const Result<> &done)
{
    m_isBusy = false;
    if (!done)
        return tellRefused(done.error());
    ++m_decided;
    say(partedText());
    drop(pair);
}

void DoublesDialog::leave()
{
    say(tr("They are proposed again the next time."));
    drop(*current());
}

void DoublesDialog::drop(const ProposedDouble &pair)
{
    const int row = m_ui->pairs->currentRow();
    m_found.pairs.removeOne(ProposedDouble(pair));
    showRows(row);
}

void DoublesDialog::updateButtons()
{
    const bool isFree = m_doubles && !m_isBusy && !m_reading.isActive();
    const bool hasPair = isFree && current();
    m_ui->sameButton->setEnabled(hasPair && m_canEdit && m_isCompared);
    m_ui->differentButton->setEnabled(hasPair && m_canEdit);
    m_ui->laterButton->setEnabled(hasPair);
    m_ui->exchangeButton->setEnabled(hasPair && m_canEdit && m_isCompared);
    m_ui->undoButton->setEnabled(isFree && m_canEdit && m_decided > 0);
    m_ui->kindCombo->setEnabled(m_doubles && !m_isBusy);
}

} // namespace catalpa::ui
