// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/imports/importrun.h"

#include "base/text.h"
#include "core/records/details.h"

#include <QtCore/QUuid>

#include <utility>

namespace catalpa::store {

using exchange::ImportReport;

namespace {

constexpr qsizetype largestPart = 5'000; //!< Books in a transaction.
constexpr qsizetype mostLetters = 4'000'000; //!< Of all texts in it.
constexpr qint64 betweenTold = 50; // Milliseconds.

BookMarks marksOf(const BookDetails &details)
{
    return {details.text(BookField::SeriesNumber), details.text(BookField::Edition), details.values(BookField::Isbn)};
}

//! Items in the memory.
class GivenItems final : public exchange::RecordReader {
public:
    explicit GivenItems(const QList<exchange::ReadItem> &items)
        : m_items(items)
    {
    }

    qint64 bytesRead() const override { return m_next; } // Items, as is the size.

protected:
    Found find() override
    {
        if (m_next >= m_items.size())
            return exchange::EndOfRecords{};
        const exchange::ReadItem &item = m_items.at(m_next++);
        if (const auto *problem = std::get_if<exchange::ReadProblem>(&item))
            return Bad{problem->message};
        if (const auto *record = std::get_if<exchange::ExchangeRecord>(&item))
            return *record;
        return exchange::EndOfRecords{};
    }

private:
    QList<exchange::ReadItem> m_items;
    qsizetype m_next = 0;
};

LifeYears lifeOf(const NewAuthor &author)
{
    return {author.details.text(AuthorField::Born), author.details.text(AuthorField::Died)};
}

//! Of an author who was named without dates before.
void completeLife(AuthorDetails &details, const AuthorDetails &said)
{
    for (const AuthorField field : {AuthorField::Born, AuthorField::Died}) {
        if (details.text(field).isEmpty())
            details.set(field, said.text(field));
    }
}

QString resemblance(const exchange::IncomingBook &book, const KnownBooks::Standing &standing)
{
    const QString title = book.title.left(200);
    if (standing.kind == KnownBooks::Standing::Kind::AnyOfSeveral)
        return Text::tr("“%1” by %2; there are several authors of that name who lived at other times, and the record "
                        "does not say which of them it is.")
            .arg(title, book.author.name);
    return standing.kind == KnownBooks::Standing::Kind::OtherVolume
        ? Text::tr("“%1” by %2; there is one with another number in its series, edition or ISBN.")
              .arg(title, book.author.name)
        : Text::tr("“%1” by %2; there is one by %3.").arg(title, book.author.name, standing.resembled);
}

} // namespace

ImportRun::ImportRun(db::Session &session, const CatalogueCapabilities &capabilities, ImportReport &report)
    : ImportRun(session, capabilities, report, QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

ImportRun::ImportRun(db::Session &session, const CatalogueCapabilities &capabilities, ImportReport &report,
                     const QString &batch)
    : m_session(session)
    , m_capabilities(capabilities)
    , m_report(report)
    , m_writer(session, capabilities, batch)
{
    m_report.canBeTakenBack = capabilities.hasHistory;
    m_report.batch = batch;
}

void ImportRun::follow(exchange::BookExchange::Stop stop, exchange::BookExchange::Progress progress)
{
    m_stop = std::move(stop);
    m_progress = std::move(progress);
}

Result<> ImportRun::run(const exchange::FileWishes &wishes)
{
    const auto source = exchange::openSource(wishes);
    if (!source)
        return passOn(source);
    if (auto checked = exchange::checkColumns(*source); !checked)
        return checked;
    m_report.format = source->recognition.format;
    m_size = source->file->size();
    m_withoutAuthor = wishes.withoutAuthor;
    return run(*source->reader);
}

Result<> ImportRun::run(const QList<exchange::ReadItem> &items)
{
    m_size = items.size();
    GivenItems reader(items);
    return run(reader);
}

Result<> ImportRun::run(exchange::RecordReader &reader)
{
    if (m_progress)
        m_progress({});
    return m_known.read(m_session, m_capabilities.hasDetails).and_then([&] { return readAll(reader); }).and_then([&] {
        return write();
    });
}

Result<> ImportRun::readAll(exchange::RecordReader &reader)
{
    for (;;) {
        if (m_session.interrupt() && m_session.interrupt()())
            return failure(ErrorKind::Cancelled, Text::tr("This was stopped."));
        if (isStopped())
            return {};
        tell(reader);
        exchange::ReadItem item = reader.next();
        if (std::holds_alternative<exchange::EndOfRecords>(item))
            return {};
        ++m_report.records;
        if (const auto *problem = std::get_if<exchange::ReadProblem>(&item)) {
            m_report.problems.add(problem->number, problem->message);
            if (problem->endsReading)
                m_report.error = Error{ErrorKind::Invalid, problem->message, {}, {}};
            continue;
        }
        take(std::move(std::get<exchange::ExchangeRecord>(item)));
        if (m_part.books.size() >= largestPart || m_letters >= mostLetters) {
            if (const auto written = write(); !written)
                return written;
        }
    }
}

bool ImportRun::isStopped()
{
    m_report.isStopped = m_stop && *m_stop;
    return m_report.isStopped;
}

void ImportRun::tell(const exchange::RecordReader &reader)
{
    if (!m_progress || (m_sinceTold.isValid() && m_sinceTold.elapsed() < betweenTold))
        return;
    m_sinceTold.start();
    m_progress({.stage = exchange::ExchangeProgress::Stage::Records,
                .done = reader.bytesRead(),
                .total = m_size,
                .records = m_report.records,
                .books = m_report.isDry ? m_report.fresh : m_report.writtenBooks});
}

void ImportRun::take(exchange::ExchangeRecord record)
{
    const auto room = exchange::CatalogueRoom::of(m_capabilities);
    m_report.nameless += record.people.isEmpty() ? 1 : 0;
    if (record.people.isEmpty() && !m_withoutAuthor.isEmpty()) {
        record.people = {{m_withoutAuthor, exchange::NameForm::Natural, QStringLiteral("aut")}};
        record.problems += Text::tr("No author is named; it stands under “%1”.").arg(m_withoutAuthor);
    }
    const auto book = exchange::incomingBook(record, room);
    if (!book)
        return m_report.problems.add(m_report.records, book.error().message);
    for (const QString &problem : record.problems + book->remarks)
        m_report.notes.add(m_report.records, problem);
    const QList<exchange::Field> leftOut = exchange::leftOutOf(record, room);
    m_report.fuller += leftOut.isEmpty() ? 0 : 1;
    for (const exchange::Field field : leftOut)
        ++m_report.leftOut[field];
    plan(*book);
}

void ImportRun::plan(const exchange::IncomingBook &book)
{
    using Kind = KnownBooks::Standing::Kind;
    const BookMarks marks = marksOf(book.details);
    const auto standing = m_known.standingOf(book.fullTitle(), book.author.name, marks, lifeOf(book.author));
    if (standing.kind == Kind::Known || standing.kind == Kind::Repeated) {
        complete(standing.author, book.author);
        ++m_report.unchanged;
        m_report.repeated += standing.kind == Kind::Repeated ? 1 : 0;
        if (m_report.known.size() < exchange::Remarks::mostKept)
            m_report.known += m_report.records;
        return;
    }
    if (standing.kind != Kind::New) {
        ++m_report.doubles;
        m_report.resembling.add(m_report.records, resemblance(book, standing));
        if (!m_report.addsDoubles)
            return;
    }
    ++m_report.fresh;
    if (m_report.shown.size() < ImportReport::mostShown)
        m_report.shown += book;
    const qint64 author = authorFor(book, standing.kind == Kind::AnyOfSeveral);
    m_known.addBook(book.fullTitle(), author, marks);
    if (!m_report.isDry) {
        m_part.books += {book.title, author, book.details, m_report.records, book.sortTitle};
        m_letters += book.title.size() + lettersOf(book.details);
    }
}

//! With the dates that a later record knows, also where it waits to be written.
void ImportRun::complete(qint64 id, const NewAuthor &author)
{
    m_known.complete(id, lifeOf(author));
    if (const auto coming = m_part.authors.find(id); coming != m_part.authors.end())
        completeLife(coming->author.details, author.details);
}

//! \a isAnother: not one of those that are there.
qint64 ImportRun::authorFor(const exchange::IncomingBook &book, bool isAnother)
{
    const NewAuthor &author = book.author;
    const LifeYears life = lifeOf(author);
    if (const qint64 known = isAnother ? 0 : m_known.author(author.name, life); known != 0) {
        complete(known, author);
        return known;
    }
    ++m_report.freshAuthors;
    m_known.addAuthor(--m_lastAuthor, author.name, life);
    if (!m_report.isDry) {
        m_part.authors.insert(m_lastAuthor, {author, book.sortName});
        m_letters += author.name.size() + author.bio.value_or(QString()).size() + lettersOf(author.details);
    }
    return m_lastAuthor;
}

Result<> ImportRun::write()
{
    const auto part = std::exchange(m_part, {});
    m_letters = 0;
    if (part.books.isEmpty())
        return {};
    return m_writer.add(part).map([&](const ImportWriter::Added &added) {
        m_report.writtenBooks += added.books;
        m_report.writtenAuthors += added.authors;
        m_report.fresh -= added.refused.size();
        m_report.fuller += added.unfiledAuthors + added.unfiledBooks;
        if (added.unfiledAuthors > 0)
            m_report.leftOut[exchange::Field::SortName] += added.unfiledAuthors;
        if (added.unfiledBooks > 0)
            m_report.leftOut[exchange::Field::SortTitle] += added.unfiledBooks;
        m_report.freshAuthors -= part.authors.size() - added.authors;
        for (const auto &[record, error] : added.refused)
            m_report.problems.add(record, error.message);
    });
}

} // namespace catalpa::store
