// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/edits/refusededitcontroller.h"

#include "core/outbox/outbox.h"
#include "core/records/validation.h"
#include "ui/edits/conflictpane.h"
#include "ui/widgets/banner.h"
#include "wording/edittext.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

Result<> checkEdit(const Edit &edit)
{
    if (const auto *author = std::get_if<AuthorEdit>(&edit))
        return check(*author);
    const auto *book = std::get_if<BookEdit>(&edit);
    return book ? check(*book) : Result<>();
}

//! What a person has typed, to be put elsewhere.
QString wantedText(const Edit &edit)
{
    QStringList texts;
    const QList<FieldChange> changes = fieldChanges(edit);
    for (const FieldChange &change : changes)
        texts += change.to.value_or(QString());
    return texts.join(u'\n');
}

} // namespace

RefusedEditController::RefusedEditController(Outbox &outbox, Banner &banner, ConflictPane &pane, QObject *parent)
    : QObject(parent)
    , m_outbox(outbox)
    , m_banner(banner)
    , m_pane(pane)
{
    connect(&outbox, &Outbox::changed, this, &RefusedEditController::askNext);
    connect(&pane, &ConflictPane::theirsChosen, this, &RefusedEditController::takeTheirs);
    connect(&pane, &ConflictPane::mineChosen, this, &RefusedEditController::keepMine);
    connect(&pane, &ConflictPane::laterChosen, this, [this] { postpone(m_asked); });
    connect(&pane, &ConflictPane::showRequested, this, [this] {
        if (const OutboxEntry *entry = asked())
            Q_EMIT showRequested(entry->edit);
    });
    connect(&banner, &Banner::dismissed, this, [this](const QString &sentence) {
        if (m_told != 0 && sentence == m_sentence)
            postpone({.number = m_told, .conflict = {}});
    });
}

void RefusedEditController::review(quint64 number)
{
    m_postponed.clear();
    m_first = number;
    m_told = 0;
    m_asked = {};
    askNext();
}

const Edit &RefusedEditController::editOf(const OutboxEntry &entry) const
{
    const auto found = m_halfDecided.constFind(entry.number);
    return found == m_halfDecided.cend() ? entry.edit : *found;
}

auto RefusedEditController::questions() const -> QList<Question>
{
    QList<Question> all;
    for (const OutboxEntry &entry : m_outbox.entries()) {
        if (entry.state != OutboxEntry::State::Refused)
            continue;
        const bool isBeingRead = entry.error.kind == ErrorKind::Conflict && inverse(entry.edit)
            && std::holds_alternative<std::monostate>(entry.now);
        const QList<FieldConflict> fields = conflicts(editOf(entry), entry.now);
        if (entry.error.kind == ErrorKind::Conflict) {
            for (const FieldConflict &field : fields)
                all += {entry.number, field};
        }
        if (!isBeingRead && (entry.error.kind != ErrorKind::Conflict || fields.isEmpty()))
            all += {entry.number, std::nullopt};
    }
    const auto isFirst = [this](const Question &each) {
        return each.number == m_first;
    };
    QList<Question> sorted;
    std::copy_if(all.cbegin(), all.cend(), std::back_inserter(sorted), isFirst);
    std::remove_copy_if(all.cbegin(), all.cend(), std::back_inserter(sorted), isFirst);
    return sorted;
}

bool RefusedEditController::isPostponed(const Question &question) const
{
    return m_postponed.contains(question);
}

const OutboxEntry *RefusedEditController::asked() const
{
    return m_outbox.queue().find(m_asked.number);
}

void RefusedEditController::askNext()
{
    const QList<Question> all = questions();
    m_postponed.removeIf([&all](const Question &each) { return !all.contains(each); });
    m_halfDecided.removeIf([this](const auto &each) { return !m_outbox.queue().find(each.key()); });
    QList<Question> open;
    const OutboxEntry *told = nullptr;
    for (const Question &question : all) {
        if (question.conflict)
            open += question;
        else if (!told && !isPostponed(question))
            told = m_outbox.queue().find(question.number);
    }
    askAbout(open);
    if ((told ? told->number : 0) == m_told)
        return;
    if (told)
        tellOf(*told);
    else if (m_banner.text() == m_sentence)
        m_banner.clear();
    m_told = told ? told->number : 0;
}

void RefusedEditController::askAbout(const QList<Question> &conflicts)
{
    const auto next =
        std::ranges::find_if(conflicts, [this](const Question &question) { return !isPostponed(question); });
    if (next == conflicts.cend()) {
        m_asked = {};
        return m_pane.hide();
    }
    const int place = int(std::distance(conflicts.cbegin(), next)) + 1;
    if (*next == m_asked)
        return m_pane.setPlace(place, int(conflicts.size()));
    m_asked = *next;
    m_pane.ask(asked()->edit, *m_asked.conflict, place, int(conflicts.size()));
}

void RefusedEditController::tellOf(const OutboxEntry &entry)
{
    const quint64 number = entry.number;
    m_sentence = refusalSentence(entry);
    const auto discard = [this, number] {
        m_outbox.discard(number);
        Q_EMIT dropped();
    };
    const auto copy = [this, text = wantedText(entry.edit), number] {
        QGuiApplication::clipboard()->setText(text);
        postpone({.number = number, .conflict = {}});
    };
    const bool isThere = entry.error.kind == ErrorKind::Conflict && !inverse(entry.edit);
    switch (entry.error.kind) {
    case ErrorKind::Missing:
    case ErrorKind::Invalid:
        return m_banner.tell(Banner::Tone::Warning, m_sentence,
                             {{tr("Discard my edit"), discard}, {tr("Copy my text"), copy}});
    default:
        return m_banner.tell(Banner::Tone::Danger, m_sentence,
                             {{isThere ? tr("Add it all the same") : tr("Try again"),
                               [this, number] {
                                   m_outbox.retry(number);
                               }},
                              {tr("Discard my edit"), discard}});
    }
}

void RefusedEditController::takeTheirs()
{
    if (const OutboxEntry *entry = asked()) {
        decide(*entry, without(editOf(*entry), m_asked.conflict->field));
        Q_EMIT dropped();
    }
}

void RefusedEditController::keepMine(const std::optional<QString> &typed)
{
    const OutboxEntry *entry = asked();
    if (!entry)
        return;
    const RecordField field = m_asked.conflict->field;
    const Edit wanted = typed ? wanting(editOf(*entry), field, *typed) : editOf(*entry);
    if (const auto valid = checkEdit(wanted); !valid)
        return m_pane.complain(valid.error().message);
    decide(*entry, onTopOf(entry->now, wanted, field));
}

//! Hands an edit to the outbox when all of its fields are decided.
void RefusedEditController::decide(const OutboxEntry &entry, const Edit &edit)
{
    if (!conflicts(edit, entry.now).isEmpty()) {
        m_halfDecided.insert(entry.number, edit);
        return askNext();
    }
    m_halfDecided.remove(entry.number);
    m_outbox.decide(entry.number, onTopOf(entry.now, edit));
}

void RefusedEditController::postpone(const Question &question)
{
    m_postponed += question;
    askNext();
}

} // namespace catalpa::ui
