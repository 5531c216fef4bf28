// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/removalcontroller.h"

#include "core/outbox/outbox.h"
#include "core/outbox/resending.h"
#include "core/records/quotedname.h"
#include "ui/catalogue/dialogs/removeauthordialog.h"
#include "ui/catalogue/recordspage.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/prompts.h"
#include "wording/removaltext.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

using namespace std::chrono_literals;

namespace catalpa::ui {
namespace {

//! The database may have done it, though its answer did not come.
bool isUnknown(const Error &error)
{
    return error.kind == ErrorKind::OutcomeUnknown || error.kind == ErrorKind::Offline;
}

template <typename Record>
QList<Id<Record>> idsFrom(const QList<qint64> &numbers)
{
    QList<Id<Record>> ids;
    for (const qint64 number : numbers)
        ids += Id<Record>{number};
    return ids;
}

template <typename Record>
QList<qint64> numbersOf(const QList<Kept<Record>> &records)
{
    QList<qint64> numbers;
    for (const Kept<Record> &each : records)
        numbers += each.record.id.value;
    return numbers;
}

} // namespace

//! One removal, or one restoration, on its way.
struct RemovalController::Attempt {
    RemovedRecords records;
    Sending sending{.token = QUuid::createUuid()};
    int failures = 0;
    bool isAsking = false; //!< The database is asked about it.
};

RemovalController::RemovalController(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    if (!parts.canEdit)
        return;
    connect(&parts.authorsPage, &RecordsPage::removalRequested, this, &RemovalController::askToRemoveAuthors);
    connect(&parts.booksPage, &RecordsPage::removalRequested, this, &RemovalController::askToRemoveBooks);
}

void RemovalController::askToRemoveAuthors(const QList<qint64> &numbers)
{
    ask(m_parts.store.withBooks(idsFrom<Author>(numbers)), [this, numbers] { askToRemoveAuthors(numbers); });
}

void RemovalController::askToRemoveBooks(const QList<qint64> &numbers)
{
    ask(m_parts.store.books(idsFrom<Book>(numbers)), [this, numbers] { askToRemoveBooks(numbers); });
}

//! What is asked about is what is in the database now, not what the table shows.
void RemovalController::ask(const QFuture<Result<RemovedRecords>> &counting, const std::function<void()> &again)
{
    const QString needed = tr("Deleting needs the database, which cannot be reached now. Nothing was deleted.");
    if (m_parts.outbox.isStalled())
        m_parts.banner.tell(Banner::Tone::Warning, needed, tr("Try again"), again);
    m_counting = deliver(counting, this, [this, needed, again](const Result<RemovedRecords> &records) {
        if (records)
            return ask(*records);
        if (isUnknown(records.error()))
            return m_parts.banner.tell(Banner::Tone::Warning, needed, tr("Try again"), again);
        fail(records.error());
    });
    QTimer::singleShot(1'500ms, this, [this] {
        if (m_counting.isActive())
            Q_EMIT told(tr("Waiting for the database, to count what would be deleted."));
    });
}

void RemovalController::ask(const RemovedRecords &records)
{
    if (!records.authors.isEmpty() && !records.books.isEmpty()) {
        auto *dialog = new RemoveAuthorDialog(m_parts.authors, records, &m_parts.window);
        connect(dialog, &RemoveAuthorDialog::decided, this, &RemovalController::remove);
        return dialog->open();
    }
    const QString subject = removalSubject(records);
    const bool isOne = records.authors.size() + records.books.size() == 1;
    Question question{.title = records.books.isEmpty() ? tr("Delete author") : tr("Delete book"),
                      .text = tr("Delete %1?").arg(subject),
                      .consequences = isOne ? QString() : firstNames(namesOf(records)) + u'\n',
                      .confirm =
                          tr("Delete %1").arg(isOne ? (records.books.isEmpty() ? tr("author") : tr("book")) : subject),
                      .dangerous = true};
    if (records.books.isEmpty())
        question.consequences += isOne ? tr("There are no books by this author.") : tr("There are no books by them.");
    else if (isOne)
        question.consequences += tr("The author, %1, stays.").arg(quotedName(records.books.first().record.authorName));
    else
        question.consequences += tr("The authors stay.");
    question.consequences += u' ' + tr("You can undo it afterwards.");
    m_parts.prompts.ask(&m_parts.window, question, [this, records] { remove(records); });
}

void RemovalController::remove(const RemovedRecords &records)
{
    send(std::make_shared<Attempt>(Attempt{.records = records}));
}

void RemovalController::send(const std::shared_ptr<Attempt> &attempt)
{
    deliver(m_parts.store.remove(attempt->records, attempt->sending), this, [this, attempt](const Result<> &gone) {
        if (gone)
            finish(attempt);
        else if (isUnknown(gone.error()))
            lookLater(attempt, gone.error());
        else
            fail(gone.error());
    }).detach();
}

void RemovalController::lookLater(const std::shared_ptr<Attempt> &attempt, const Error &error)
{
    attempt->sending.isRepeated = true;
    m_parts.banner.tell(Banner::Tone::Warning,
                        tr("The connection broke while %1 was being deleted. Whether it was is looked up as soon as "
                           "the database answers.")
                            .arg(removalSubject(attempt->records)),
                        tr("Look now"), [this, attempt] { look(attempt); });
    QTimer::singleShot(pauseBeforeResending(error.kind, ++attempt->failures), this, [this, attempt] { look(attempt); });
}

void RemovalController::look(const std::shared_ptr<Attempt> &attempt)
{
    if (std::exchange(attempt->isAsking, true))
        return;
    deliver(m_parts.store.isRemoved(attempt->records, attempt->sending), this,
            [this, attempt](const Result<bool> &isDone) {
                if (!isDone) {
                    attempt->isAsking = false;
                    return isUnknown(isDone.error()) ? lookLater(attempt, isDone.error()) : fail(isDone.error());
                }
                if (*isDone)
                    return finish(attempt);
                m_parts.banner.tell(Banner::Tone::Warning,
                                    tr("%1: not deleted, because the connection broke before. Nothing was changed.")
                                        .arg(removalSubject(attempt->records)),
                                    tr("Delete again"), [this, records = attempt->records] { remove(records); });
            })
        .detach();
}

void RemovalController::finish(const std::shared_ptr<Attempt> &attempt)
{
    const RemovedRecords records = attempt->records;
    takeOut(records);
    Q_EMIT removed(records);
    m_parts.banner.tell(Banner::Tone::Success, removedText(records), tr("Undo"), [this, records] { restore(records); });
}

//! The rows go; where else something of it is shown, it is read again.
void RemovalController::takeOut(const RemovedRecords &records)
{
    m_parts.authorsPage.takeOut(numbersOf(records.authors));
    if (records.authors.isEmpty())
        m_parts.booksPage.takeOut(numbersOf(records.books));
    else
        m_parts.booksPage.refreshWhenShown();
    if (records.authors.isEmpty() || records.heir)
        m_parts.authorsPage.refreshWhenShown();
}

void RemovalController::refreshPages()
{
    m_parts.authorsPage.refreshWhenShown();
    m_parts.booksPage.refreshWhenShown();
}

void RemovalController::restore(const RemovedRecords &records)
{
    sendBack(std::make_shared<Attempt>(Attempt{.records = records}));
}

//! Sent again until there is an answer: with its token it is done once.
void RemovalController::sendBack(const std::shared_ptr<Attempt> &attempt)
{
    if (std::exchange(attempt->isAsking, true))
        return;
    deliver(m_parts.store.restore(attempt->records, attempt->sending), this,
            [this, attempt](const Result<qint64> &books) {
                attempt->isAsking = false;
                if (books) {
                    attempt->isAsking = true; // For good.
                    refreshPages();
                    Q_EMIT restored(attempt->records);
                    return m_parts.banner.tell(Banner::Tone::Success, restoredText(attempt->records, *books));
                }
                if (!isUnknown(books.error()))
                    return fail(books.error());
                attempt->sending.isRepeated = true;
                m_parts.banner.tell(
                    Banner::Tone::Warning,
                    tr("The database cannot be reached, and %1 comes back as soon as it answers, while Catalpa "
                       "is open.")
                        .arg(removalSubject(attempt->records)),
                    tr("Try again"), [this, attempt] { sendBack(attempt); });
                QTimer::singleShot(pauseBeforeResending(books.error().kind, ++attempt->failures), this,
                                   [this, attempt] { sendBack(attempt); });
            })
        .detach();
}

void RemovalController::fail(const Error &error)
{
    m_parts.banner.tell(error);
    if (error.kind == ErrorKind::Conflict || error.kind == ErrorKind::Missing)
        refreshPages();
}

} // namespace catalpa::ui
