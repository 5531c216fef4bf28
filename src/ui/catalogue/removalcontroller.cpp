// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/removalcontroller.h"

#include "core/outbox/outbox.h"
#include "core/outbox/resending.h"
#include "ui/catalogue/dialogs/removalquestion.h"
#include "ui/catalogue/dialogs/removeauthordialog.h"
#include "ui/catalogue/recordspage.h"
#include "ui/catalogue/removalcount.h"
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

//! What is in doubt is asked about again by and by.
bool mayPass(const Error &error)
{
    return resendingAfter(error.kind) != Resending::Never;
}

template <typename Record>
QList<Id<Record>> idsFrom(const QList<qint64> &numbers)
{
    QList<Id<Record>> ids;
    for (const qint64 number : numbers)
        ids += Id<Record>{number};
    return ids;
}

} // namespace

struct RemovalController::Removal {
    RemovedRecords records;
    bool isBack = true; //!< The database has them.
    std::weak_ptr<Attempt> attempt{}; //!< What is on its way.
};

//! One removal, or one restoration, on its way.
struct RemovalController::Attempt {
    std::shared_ptr<Removal> removal;
    QList<UndoStep::Done> done; //!< Who waits for the answer.
    Undertakings::Ticket ticket; //!< Until that has come.
    Sending sending{.token = QUuid::createUuid()};
    int failures = 0;
    bool isAsking = false; //!< The database is asked about it.

    const RemovedRecords &records() const { return removal->records; }
};

RemovalController::RemovalController(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_count(new RemovalCount(parts.outbox, parts.banner, this))
{
    if (!parts.canEdit)
        return;
    connect(m_count, &RemovalCount::counted, this, &RemovalController::ask);
    connect(m_count, &RemovalCount::failed, this, qOverload<const Error &>(&RemovalController::fail));
    connect(m_count, &RemovalCount::told, this, &RemovalController::told);
    for (const RecordsPage *page : {&parts.authorsPage, &parts.booksPage})
        connect(page->view(), &CatalogueView::stopRequested, m_count, &RemovalCount::stop);
    connect(&parts.authorsPage, &RecordsPage::removalRequested, this, &RemovalController::askToRemoveAuthors);
    connect(&parts.booksPage, &RecordsPage::removalRequested, this, &RemovalController::askToRemoveBooks);
}

void RemovalController::askToRemoveAuthors(const QList<qint64> &numbers)
{
    m_count->begin(m_parts.store.withBooks(idsFrom<Author>(numbers)), [this, numbers] { askToRemoveAuthors(numbers); });
}

void RemovalController::askToRemoveBooks(const QList<qint64> &numbers)
{
    m_count->begin(m_parts.store.books(idsFrom<Book>(numbers)), [this, numbers] { askToRemoveBooks(numbers); });
}

void RemovalController::ask(const RemovedRecords &records)
{
    if (!records.authors.isEmpty() && !records.books.isEmpty()) {
        auto *dialog = new RemoveAuthorDialog(m_parts.authors, records, &m_parts.window);
        connect(dialog, &RemoveAuthorDialog::decided, this, &RemovalController::begin);
        return dialog->open();
    }
    m_parts.prompts.ask(&m_parts.window, removalQuestion(records), [this, records] { begin(records); });
}

void RemovalController::begin(const RemovedRecords &records)
{
    const auto removal = removalOf(records);
    remove(removal, [this, removal](const Result<> &gone) {
        if (gone)
            Q_EMIT stepMade(stepOf(removal));
        else
            fail(gone.error());
    });
}

std::shared_ptr<RemovalController::Removal> RemovalController::removalOf(const RemovedRecords &records)
{
    return std::make_shared<Removal>(Removal{.records = records});
}

UndoStep RemovalController::stepOf(const std::shared_ptr<Removal> &removal)
{
    return {.name = tr("deletion of %1").arg(removalSubject(removal->records)),
            .undo = [this, removal](const UndoStep::Done &done) { restore(removal, done); },
            .redo =
                [this, removal](const UndoStep::Done &done) {
                    remove(removal, done);
                }};
}

//! \a loss is what it means to close before it is at its end.
std::shared_ptr<RemovalController::Attempt>
RemovalController::attemptAt(const std::shared_ptr<Removal> &removal, const UndoStep::Done &done, const QString &loss)
{
    const auto attempt = std::make_shared<Attempt>(
        Attempt{.removal = removal,
                .done = {done},
                .ticket = m_parts.undertakings.begin(loss.arg(removalSubject(removal->records)))});
    removal->attempt = attempt;
    return attempt;
}

void RemovalController::remove(const std::shared_ptr<Removal> &removal, const UndoStep::Done &done)
{
    if (const auto attempt = removal->attempt.lock()) {
        attempt->done += done;
        return;
    }
    if (!removal->isBack)
        return done({});
    const auto attempt = attemptAt(
        removal, done, tr("%1: it is not known whether this was deleted, because the database has not answered yet."));
    send(attempt);
}

void RemovalController::end(const std::shared_ptr<Attempt> &attempt, const Result<> &result)
{
    attempt->removal->attempt.reset();
    attempt->ticket.reset();
    for (const UndoStep::Done &done : std::exchange(attempt->done, {}))
        done(result);
}

void RemovalController::send(const std::shared_ptr<Attempt> &attempt)
{
    deliver(m_parts.store.remove(attempt->records(), attempt->sending), this, [this, attempt](const Result<> &gone) {
        if (gone)
            finish(attempt);
        else if (isUnknown(gone.error()))
            lookLater(attempt, gone.error());
        else
            fail(attempt, gone.error());
    }).detach();
}

void RemovalController::lookLater(const std::shared_ptr<Attempt> &attempt, const Error &error)
{
    attempt->isAsking = false;
    attempt->sending.isRepeated = true;
    m_parts.banner.tell(Banner::Tone::Warning,
                        tr("The connection broke while %1 was being deleted. Whether it was is looked up as soon as "
                           "the database answers.")
                            .arg(removalSubject(attempt->records())),
                        tr("Look now"), [this, attempt] { look(attempt); });
    QTimer::singleShot(pauseBeforeResending(error.kind, ++attempt->failures), this, [this, attempt] { look(attempt); });
}

void RemovalController::look(const std::shared_ptr<Attempt> &attempt)
{
    if (std::exchange(attempt->isAsking, true))
        return;
    deliver(m_parts.store.isRemoved(attempt->records(), attempt->sending), this,
            [this, attempt](const Result<bool> &isDone) {
                if (!isDone && mayPass(isDone.error()))
                    return lookLater(attempt, isDone.error());
                if (!isDone)
                    return fail(attempt, isDone.error());
                if (*isDone)
                    return finish(attempt);
                end(attempt, failure(ErrorKind::Offline, tr("The connection broke before. Nothing was changed.")));
                m_parts.banner.tell(Banner::Tone::Warning,
                                    tr("%1: not deleted, because the connection broke before. Nothing was changed.")
                                        .arg(removalSubject(attempt->records())),
                                    tr("Delete again"), [this, records = attempt->records()] { begin(records); });
            })
        .detach();
}

void RemovalController::finish(const std::shared_ptr<Attempt> &attempt)
{
    const auto removal = attempt->removal;
    removal->isBack = false;
    removal->records.removal = attempt->sending.token;
    takeOut(removal->records);
    m_parts.banner.tell(Banner::Tone::Success, removedText(removal->records), tr("Undo"), [this, removal] {
        restore(removal, [this](const Result<> &back) { back ? void() : fail(back.error()); });
    });
    end(attempt, {});
}

//! The rows go; where else something of it is shown, it is read again.
void RemovalController::takeOut(const RemovedRecords &records)
{
    m_parts.authorsPage.takeOut(numbersIn(records.authors));
    if (records.authors.isEmpty())
        m_parts.booksPage.takeOut(numbersIn(records.books));
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

void RemovalController::restore(const std::shared_ptr<Removal> &removal, const UndoStep::Done &done)
{
    if (const auto attempt = removal->attempt.lock()) {
        attempt->done += done;
        return;
    }
    if (removal->isBack)
        return done({});
    const auto attempt =
        attemptAt(removal, done,
                  tr("%1: you have undone the deletion, but the database has not answered yet, and this is not kept on "
                     "this computer. It stays deleted if you close now."));
    sendBack(attempt);
}

void RemovalController::sendBack(const std::shared_ptr<Attempt> &attempt)
{
    if (std::exchange(attempt->isAsking, true))
        return;
    deliver(m_parts.store.restore(attempt->records(), attempt->sending), this,
            [this, attempt](const Result<qint64> &books) {
                if (!books && (isUnknown(books.error()) || (attempt->sending.isRepeated && mayPass(books.error()))))
                    return sendBackLater(attempt, books.error());
                if (!books)
                    return fail(attempt, books.error());
                attempt->removal->isBack = true;
                refreshPages();
                m_parts.banner.tell(Banner::Tone::Success, restoredText(attempt->records(), *books));
                end(attempt, {});
            })
        .detach();
}

void RemovalController::sendBackLater(const std::shared_ptr<Attempt> &attempt, const Error &error)
{
    attempt->isAsking = false;
    attempt->sending.isRepeated = true;
    m_parts.banner.tell(
        Banner::Tone::Warning,
        tr("The database cannot be reached, and %1 comes back as soon as it answers, while Catalpa is open.")
            .arg(removalSubject(attempt->records())),
        tr("Try again"), [this, attempt] { sendBack(attempt); });
    QTimer::singleShot(pauseBeforeResending(error.kind, ++attempt->failures), this,
                       [this, attempt] { sendBack(attempt); });
}

void RemovalController::fail(const std::shared_ptr<Attempt> &attempt, const Error &error)
{
    if (error.kind == ErrorKind::Conflict || error.kind == ErrorKind::Missing)
        refreshPages();
    end(attempt, failure(error));
}

void RemovalController::fail(const Error &error)
{
    m_parts.banner.tell(error);
    if (error.kind == ErrorKind::Conflict || error.kind == ErrorKind::Missing)
        refreshPages();
}

} // namespace catalpa::ui
