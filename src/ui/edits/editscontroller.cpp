// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/edits/editscontroller.h"

#include "core/outbox/fieldchange.h"
#include "models/edits/undostack.h"
#include "ui/edits/refusededitcontroller.h"
#include "ui/edits/reviewdialog.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/prompts.h"
#include "wording/edittext.h"

namespace catalpa::ui {

EditsController::EditsController(Outbox &outbox, Banner &banner, ConflictPane &pane, Prompts &prompts, QWidget &window)
    : QObject(&window)
    , m_outbox(outbox)
    , m_banner(banner)
    , m_prompts(prompts)
    , m_window(window)
    , m_undertakings(new Undertakings(this))
    , m_undo(new UndoStack(outbox, this))
    , m_refusals(new RefusedEditController(outbox, banner, pane, this))
{
    connect(&outbox, &Outbox::foundLeft, this, &EditsController::tellOfLeft);
    connect(&outbox, &Outbox::changed, this, &EditsController::forgetSettled);
    connect(&outbox, &Outbox::altered, this,
            [this](const Edit &wanted, const Edit &stored) { Q_EMIT told(alterationSentence(wanted, stored)); });
    connect(&outbox, &Outbox::ruled, this, [this](quint64, const QList<RecordField> &fields) { m_ruled = fields; });
    connect(&outbox, &Outbox::saved, this,
            [this](quint64, const Edit &edit, const CurrentRecord &record) { tellOfMerge(edit, record); });
    connect(&outbox, &Outbox::delayed, this, &EditsController::tellOfDelay);
    connect(&outbox, &Outbox::changed, this, &EditsController::forgetDelay);
    connect(&outbox, &Outbox::cancelledOut, this, &EditsController::dropped);
    connect(m_refusals, &RefusedEditController::showRequested, this, &EditsController::showRequested);
    connect(m_refusals, &RefusedEditController::dropped, this, &EditsController::dropped);
    connectUndo();
}

EditsController::~EditsController() = default;

void EditsController::connectUndo()
{
    connect(m_undo, &UndoStack::changed, this, [this] { forget(m_notUndone); });
    connect(m_undo, &UndoStack::undone, this, [this](const QString &name) { Q_EMIT told(tr("Undone: %1").arg(name)); });
    connect(m_undo, &UndoStack::redone, this,
            [this](const QString &name) { Q_EMIT told(tr("Done again: %1").arg(name)); });
    connect(m_undo, &UndoStack::waits, this, [this](const QString &name) {
        Q_EMIT told(m_outbox.isStalled() ? tr("Waits until the database can be reached: %1").arg(name)
                                         : tr("Under Review, and not saved yet: %1").arg(name));
    });
    connect(m_undo, &UndoStack::failed, this, [this](const QString &name, const Error &error, bool isUndo) {
        m_notUndone = (isUndo ? tr("Not undone: %1. %2") : tr("Not done again: %1. %2")).arg(name, error.message);
        m_banner.tell(Banner::Tone::Warning, m_notUndone);
    });
}

void EditsController::review()
{
    if (!m_review) {
        m_review = new ReviewDialog(m_outbox, m_prompts, &m_window);
        connect(m_review, &ReviewDialog::decisionRequested, m_refusals, &RefusedEditController::review);
        connect(m_review, &ReviewDialog::discarded, this, &EditsController::dropped);
    }
    m_review->show();
    m_review->raise();
    m_review->activateWindow();
}

QList<OutboxEntry> EditsController::left() const
{
    QList<OutboxEntry> left;
    for (const OutboxEntry &entry : m_outbox.entries()) {
        if (entry.state == OutboxEntry::State::Held && entry.isRepeated)
            left += entry;
    }
    return left;
}

void EditsController::forget(QString &sentence)
{
    if (!sentence.isEmpty() && m_banner.text() == sentence)
        m_banner.clear();
    sentence.clear();
}

//! What an earlier run left was decided in the review.
void EditsController::forgetSettled()
{
    if (!m_leftSentence.isEmpty() && left().isEmpty())
        forget(m_leftSentence);
}

void EditsController::tellOfLeft()
{
    const QList<OutboxEntry> left = this->left();
    QList<quint64> numbers;
    for (const OutboxEntry &entry : left)
        numbers += entry.number;
    const JournalContent &content = m_outbox.left();
    const QString unreadable = unreadableSentence(content.unreadable, content.keptBeside);
    const auto openReview = [this] {
        review();
    };
    if (left.isEmpty())
        return m_banner.tell(Banner::Tone::Warning, unreadable, {{tr("Review"), openReview}});
    m_leftSentence = QStringList{leftSentence(left), unreadable}.join(QChar::Space).trimmed();
    m_banner.tell(Banner::Tone::Warning, m_leftSentence,
                  {{tr("Save"),
                    [this, numbers] {
                        m_outbox.release(numbers);
                    }},
                   {tr("Review"), openReview},
                   {tr("Discard"), [this, numbers] {
                        askToDiscard(numbers);
                    }}});
}

void EditsController::askToDiscard(const QList<quint64> &numbers)
{
    const Question question{.title = tr("Discard edits"),
                            .text = tr("Discard %Ln edit(s)?", nullptr, int(numbers.size())),
                            .consequences = tr("What was typed is gone then."),
                            .confirm = tr("Discard"),
                            .dangerous = true};
    m_prompts.ask(&m_window, question, [this, numbers] {
        for (const quint64 number : numbers)
            m_outbox.discard(number);
        Q_EMIT dropped();
    });
}

//! Told quietly: what somebody else has changed in other fields of the record since it was shown.
void EditsController::tellOfMerge(const Edit &edit, const CurrentRecord &record)
{
    const QList<RecordField> ruled = std::exchange(m_ruled, {});
    if (!shown || !inverse(edit))
        return;
    QList<RecordField> fields = changedBeside(edit, shown(edit), record);
    fields.removeIf([&ruled](RecordField field) { return ruled.contains(field); });
    if (!fields.isEmpty())
        Q_EMIT told(mergedSentence(edit, fields));
    else if (!ruled.isEmpty())
        Q_EMIT told(ruledSentence(edit, ruled));
}

//! Of the one that waits longest, once; the others go on meanwhile. Quietly where something else has to be decided.
void EditsController::tellOfDelay(const OutboxEntry &entry)
{
    if (m_delayed != 0)
        return;
    m_delayed = entry.number;
    m_delaySentence = delaySentence(entry);
    if (m_banner.text().isEmpty())
        m_banner.tell(Banner::Tone::Information, m_delaySentence);
    else
        Q_EMIT told(m_delaySentence);
}

void EditsController::forgetDelay()
{
    if (m_delayed == 0)
        return;
    if (const OutboxEntry *entry = m_outbox.queue().find(m_delayed); entry && !isOpenForDecision(*entry))
        return;
    m_delayed = 0;
    forget(m_delaySentence);
}

} // namespace catalpa::ui
