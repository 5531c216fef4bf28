// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/filethread.h"
#include "core/outbox/editjson.h"
#include "core/outbox/journal.h"
#include "core/outbox/journalline.h"
#include "support/testregistry.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QProcess>
#include <QtCore/QSysInfo>
#include <QtCore/QTemporaryDir>
#include <QtCore/QThreadPool>
#include <QtTest/QtTest>

#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <semaphore>

using namespace Qt::StringLiterals;
using namespace catalpa;

namespace {

using OptionalText = std::optional<QString>;

Edit country(qint64 id, const OptionalText &from, const OptionalText &to)
{
    return AuthorEdit{.id = {id}, .country = Change<OptionalText>{from, to}};
}

JournalRecord record(const Edit &edit)
{
    // The journal keeps milliseconds.
    return {QUuid::createUuid(), QDateTime::fromMSecsSinceEpoch(1'795'000'000'123, Qt::UTC), edit};
}

JournalContent contentOf(Journal &journal)
{
    auto future = journal.open();
    future.waitForFinished();
    return future.result().value();
}

QList<JournalRecord> opened(Journal &journal)
{
    return contentOf(journal).records;
}

template <typename T>
Result<> done(QFuture<Result<T>> future)
{
    future.waitForFinished();
    return future.result();
}

} // namespace

class JournalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void aNewJournalIsEmpty();
    void givesBackWhatAnEarlierRunLeft();
    void everyTextAndNumberComesBackAsItWas_data();
    void everyTextAndNumberComesBackAsItWas();
    void onlyItsOwnerMayReadIt();
    void databasesAreKeptApart();
    void twoRunsOfOneDatabaseHaveFilesOfTheirOwn();
    void adoptsTheFilesOfRunsThatEnded();
    void aCatalogueThatIsClosedWaitsForNoDisk();
    void adoptsTheFileOfARunThatWasKilled();
    void whatIsStruckIsGone();
    void aReplacementIsBothOrNeither();
    void aDamagedByteCostsOneRecord();
    void aTornTailCostsItsLastRecord();
    void whatCannotBeReadIsKeptBesideAndTold_data();
    void whatCannotBeReadIsKeptBesideAndTold();
    void aHugeFileIsNotRead();
    void aPipeIsNotWaitedFor();
    void aLongJournalStaysShort();
    void halfAnEditIsNone_data();
    void halfAnEditIsNone();
    void aFolderThatCannotBeWrittenIsToldInASentence();
    void aFullDiskKeepsWhatWasKept();
    void aFileThatSomebodyRemovesIsWrittenAgain();
    void joinsEditsOfOneFieldOnly();

private:
    QString folder() const { return m_folder->filePath(u"edits"_s); }
    std::unique_ptr<Journal> journal(const QString &catalogue = u"postgresql://localhost/books"_s) const
    {
        return std::make_unique<Journal>(folder(), catalogue);
    }
    QStringList files(const QString &pattern) const
    {
        QStringList paths;
        for (const QFileInfo &file : QDir(folder()).entryInfoList({pattern}, QDir::Files, QDir::Name))
            paths += file.filePath();
        return paths;
    }
    //! The path of the journal's file, which now holds \a content.
    QString fileHolding(const QByteArray &content) const
    {
        const auto first = journal();
        opened(*first);
        if (!done(first->add({record(country(1, {}, u"CZ"_s))})))
            qFatal("The journal cannot be written");
        QFile file(files(u"*.journal"_s).constFirst());
        if (!file.open(QFile::WriteOnly) || file.write(content) != content.size())
            qFatal("%s cannot be written", qPrintable(file.fileName()));
        return file.fileName();
    }
    static QByteArray content(const QString &path)
    {
        QFile file(path);
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void JournalTest::aNewJournalIsEmpty()
{
    const auto first = journal();

    QVERIFY(opened(*first).isEmpty());
    QVERIFY(files(u"*.journal"_s).isEmpty());
}

void JournalTest::givesBackWhatAnEarlierRunLeft()
{
    const QList<JournalRecord> records{
        record(country(1, u"AT"_s, u"CZ"_s)),
        record(BookEdit{.id = {2}, .title = Change<QString>{u"RUR"_s, u"R.U.R."_s}}),
        record(NewAuthor{.name = u"Božena"_s, .bio = u""_s}),
        record(NewBook{.title = u"Babička"_s, .authorId = {7}}),
        record(
            NewBook{.title = u"Babička"_s, .authorId = {}, .newAuthor = NewAuthor{.name = u"N"_s, .country = u"CZ"_s}}),
        record(country(3, {}, {}))};
    auto first = journal();
    opened(*first);
    QVERIFY(done(first->add(records)));
    first.reset();

    const auto second = journal();

    QCOMPARE(opened(*second), records);
}

void JournalTest::everyTextAndNumberComesBackAsItWas_data()
{
    QTest::addColumn<QString>("text");

    QTest::addRow("quotes and backslashes") << u"\"}],\\u0041\\\"'$1; DROP TABLE authors"_s;
    QTest::addRow("control characters") << u"\0\x01\x1f\x7f\r\n\t\b\f"_s;
    QTest::addRow("scripts") << u"Чехов 李白 نجيب ‏محفوظ‎ 👩‍🚀 e\u0301 \u2028\u2029\ufeff"_s;
    QTest::addRow("noncharacters") << u"\ufffe\uffff\ufffd"_s;
    QTest::addRow("empty") << u""_s;
    QTest::addRow("a million") << QString(1'000'000, u'Ж');
}

void JournalTest::everyTextAndNumberComesBackAsItWas()
{
    QFETCH(const QString, text);
    const qint64 largest = std::numeric_limits<qint64>::max();
    const QList<JournalRecord> records{record(AuthorEdit{.id = {largest},
                                                         .name = Change<QString>{text, text + u'!'},
                                                         .bio = Change<OptionalText>{OptionalText(), text},
                                                         .country = Change<OptionalText>{text, OptionalText()}}),
                                       record(BookEdit{.id = {(1LL << 53) + 1},
                                                       .title = Change<QString>{text + u'!', text},
                                                       .author = Change<Id<Author>>{{largest}, {largest - 1}},
                                                       .authorNames = {text, u"\""_s}})};
    auto first = journal();
    opened(*first);
    QVERIFY(done(first->add(records)));
    first.reset();

    const auto second = journal();

    QCOMPARE(opened(*second), records);
}

void JournalTest::onlyItsOwnerMayReadIt()
{
    const auto first = journal();
    opened(*first);
    for (int i = 0; i < 2; ++i) {
        QVERIFY(done(first->add({record(country(1, {}, u"CZ"_s))})));

        const QFile::Permissions everybody = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
            | QFile::WriteOther | QFile::ExeOther | QFile::ExeOwner;
        QCOMPARE(QFile::permissions(files(u"*.journal"_s).constFirst()) & everybody, QFile::Permissions());
    }
}

void JournalTest::databasesAreKeptApart()
{
    const auto first = journal(u"7312 16384"_s);
    opened(*first);
    QVERIFY(done(first->add({record(country(1, {}, u"CZ"_s))})));

    const auto other = journal(u"../../7312 16385\n"_s);
    QVERIFY(opened(*other).isEmpty());
    QVERIFY(done(other->add({record(country(2, {}, u"SE"_s))})));

    QCOMPARE(files(u"*.journal"_s).size(), 2);
}

void JournalTest::twoRunsOfOneDatabaseHaveFilesOfTheirOwn()
{
    const auto first = journal();
    opened(*first);
    const JournalRecord mine = record(country(1, {}, u"CZ"_s));
    QVERIFY(done(first->add({mine})));

    const auto second = journal();
    QVERIFY(opened(*second).isEmpty());
    QVERIFY(done(second->add({record(country(2, {}, u"SE"_s))})));

    QCOMPARE(files(u"*.journal"_s).size(), 2);
    QVERIFY(done(first->strike({mine.token})));
    QVERIFY(content(files(u"*-1.journal"_s).constFirst()).contains("SE"));
}

void JournalTest::adoptsTheFilesOfRunsThatEnded()
{
    auto first = journal();
    auto second = journal();
    auto third = journal();
    QList<JournalRecord> records;
    for (const auto &each : {first.get(), second.get(), third.get()}) {
        opened(*each);
        records += record(country(records.size() + 1, {}, u"CZ"_s));
        QVERIFY(done(each->add({records.last()})));
    }
    QCOMPARE(files(u"*.journal"_s).size(), 3);
    first.reset();
    third.reset();

    auto fourth = journal();

    QCOMPARE(opened(*fourth), QList<JournalRecord>({records.at(0), records.at(2)}));
    QCOMPARE(files(u"*.journal"_s).size(), 2);
    second.reset();
    fourth.reset();
    QCOMPARE(opened(*journal()).size(), 3);
    QCOMPARE(files(u"*.journal"_s).size(), 1);
}

//! The thread of the window closes a catalogue; one that is opened after it finds what was typed last.
void JournalTest::aCatalogueThatIsClosedWaitsForNoDisk()
{
    auto first = journal();
    opened(*first);
    const JournalRecord typed = record(country(1, {}, u"CZ"_s));
    std::binary_semaphore disk(0);
    fileThread()->start([&disk] { disk.acquire(); });
    first->add({typed});

    first.reset(); // Waited for the disk until now.
    auto second = journal();
    const auto content = second->open();

    QVERIFY(!content.isFinished());
    disk.release();
    QTRY_VERIFY(content.isFinished());
    QCOMPARE(content.result()->records, QList<JournalRecord>({typed}));
    QCOMPARE(files(u"*.journal"_s).size(), 1);
}

//! A number in a lock file may be that of another program by now, in a container even one's own.
void JournalTest::adoptsTheFileOfARunThatWasKilled()
{
    auto first = journal();
    opened(*first);
    const JournalRecord left = record(country(1, {}, u"CZ"_s));
    QVERIFY(done(first->add({left})));
    first.reset();
    QFile lock(files(u"*.journal"_s).constFirst() + u".lock"_s);
    QVERIFY(lock.open(QFile::WriteOnly));
    lock.write(QByteArray::number(QCoreApplication::applicationPid()) + "\ncatalpa\n");
    lock.close();

    const auto second = journal();

    QCOMPARE(opened(*second), QList<JournalRecord>({left}));
    QCOMPARE(files(u"*.journal"_s).size(), 1);
}

void JournalTest::whatIsStruckIsGone()
{
    const JournalRecord one = record(country(1, {}, u"CZ"_s));
    const JournalRecord other = record(country(2, {}, u"SE"_s));
    auto first = journal();
    opened(*first);
    QVERIFY(done(first->add({one, other})));

    QVERIFY(done(first->strike({one.token})));
    first.reset();
    first = journal();
    QCOMPARE(opened(*first), QList<JournalRecord>({other}));

    QVERIFY(done(first->strike({other.token, QUuid::createUuid()})));
    QCOMPARE(content(files(u"*.journal"_s).constFirst()), "");
    first.reset();
    QVERIFY(opened(*journal()).isEmpty());
}

void JournalTest::aReplacementIsBothOrNeither()
{
    const JournalRecord one = record(country(1, {}, u"CZ"_s));
    const JournalRecord instead = record(country(1, {}, u"SE"_s));
    auto first = journal();
    opened(*first);
    QVERIFY(done(first->add({one})));

    QVERIFY(done(first->replace({one.token}, {instead})));
    first.reset();

    QCOMPARE(opened(*journal()), QList<JournalRecord>({instead}));
}

//! At every byte, with every bit of it.
void JournalTest::aDamagedByteCostsOneRecord()
{
    const QList<JournalRecord> records{record(country(1, {}, u"CZ"_s)), record(country(2, {}, u"SE"_s)),
                                       record(country(3, {}, u"AT"_s))};
    auto first = journal();
    opened(*first);
    QVERIFY(done(first->add(records)));
    first.reset();
    const QByteArray whole = content(files(u"*.journal"_s).constFirst());
    const std::atomic_bool stop = false;

    for (qsizetype at = 0; at < whole.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            QByteArray damaged = whole;
            damaged[at] = char(damaged.at(at) ^ (1 << bit));

            const JournalLines lines = readJournal(damaged, stop);

            // A line feed that is lost or made joins or parts two records.
            const bool isFeed = whole.at(at) == '\n';
            QVERIFY2(lines.records.size() >= (isFeed ? 1 : 2), qPrintable(QString::number(at)));
            // A digit in the other case is the same digit.
            QVERIFY(lines.records == records || !lines.unreadable.isEmpty());
            for (const JournalRecord &each : lines.records)
                QVERIFY(records.contains(each));
        }
    }
}

void JournalTest::aTornTailCostsItsLastRecord()
{
    const QList<JournalRecord> records{record(country(1, {}, u"CZ"_s)), record(country(2, {}, u"SE"_s))};
    const QByteArray begin = addingLine(records.first());
    const QByteArray whole = begin + addingLine(records.last());
    const std::atomic_bool stop = false;

    for (qsizetype size = begin.size(); size < whole.size(); ++size) {
        const JournalLines lines = readJournal(whole.first(size), stop);

        QCOMPARE(lines.records, QList<JournalRecord>({records.first()}));
        QCOMPARE(lines.unreadable.size(), size > begin.size() ? 1 : 0);
    }
    QCOMPARE(readJournal(whole, stop).records, records);
}

void JournalTest::whatCannotBeReadIsKeptBesideAndTold_data()
{
    QTest::addColumn<QByteArray>("foreign");

    QTest::addRow("broken off") << QByteArray(R"(2c 0123456789abcdef {"add":"1","country":{"from":null,"to":"C)");
    QTest::addRow("binary") << QByteArray("\x00\xff\xfe\x7f"
                                          "ELF",
                                          7);
    QTest::addRow("an object") << QByteArray(R"({"version":7,"edits":[]})");
    QTest::addRow("zeros") << QByteArray(512, '\0');
    QTest::addRow("deeply nested") << QByteArray(100'000, '[');
}

void JournalTest::whatCannotBeReadIsKeptBesideAndTold()
{
    QFETCH(const QByteArray, foreign);
    const JournalRecord good = record(country(1, {}, u"CZ"_s));
    const QString path = fileHolding(addingLine(good) + foreign);

    const auto second = journal();

    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"a journal of edits cannot be read"_s));
    const JournalContent left = contentOf(*second);
    QCOMPARE(left.records, QList<JournalRecord>({good}));
    QCOMPARE(left.unreadable, 1);
    QCOMPARE(left.keptBeside, files(u"*.unread-*"_s));
    QCOMPARE(content(left.keptBeside.constFirst()), foreign + '\n');
    QVERIFY(done(second->add({record(country(2, {}, u"SE"_s))})));
    QVERIFY(content(path).contains("SE"));
    QVERIFY(!content(path).contains(foreign));
}

void JournalTest::aHugeFileIsNotRead()
{
    const QString path = fileHolding("[");
    QVERIFY(QFile::resize(path, 1LL << 40)); // A hole, not a terabyte.

    const auto second = journal();

    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"a journal of edits cannot be read"_s));
    QCOMPARE(contentOf(*second).unreadable, 1);
    QVERIFY(done(second->add({record(country(1, {}, u"CZ"_s))})));
    QCOMPARE(files(u"*.unread-*"_s).size(), 1);
}

void JournalTest::aPipeIsNotWaitedFor()
{
    const QString path = fileHolding("[");
    QVERIFY(QFile::remove(path));
    QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);

    const auto second = journal();

    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"a journal of edits cannot be read"_s));
    QCOMPARE(contentOf(*second).unreadable, 1);
    QVERIFY(done(second->add({record(country(1, {}, u"CZ"_s))})));
}

//! An edit that waits for a person must not make the file of those that come and go grow for ever.
void JournalTest::aLongJournalStaysShort()
{
    const JournalRecord waiting = record(country(1, {}, u"CZ"_s));
    auto first = journal();
    opened(*first);
    QVERIFY(done(first->add({waiting})));
    for (int times = 0; times < 6; ++times) {
        const JournalRecord big =
            record(AuthorEdit{.id = {2}, .bio = Change<OptionalText>{{}, QString(400'000, u'x')}});
        QVERIFY(done(first->add({big})));
        QVERIFY(done(first->strike({big.token})));
        QVERIFY(QFileInfo(files(u"*.journal"_s).constFirst()).size() < 2'000'000);
    }
    first.reset();

    QCOMPARE(opened(*journal()), QList<JournalRecord>({waiting}));
}

void JournalTest::halfAnEditIsNone_data()
{
    QTest::addColumn<QByteArray>("json");

    QTest::addRow("no wish") << QByteArray(R"({"author":1,"country":{"from":"CZ"}})");
    QTest::addRow("nothing seen") << QByteArray(R"({"author":1,"country":{"to":"CZ"}})");
    QTest::addRow("a number") << QByteArray(R"({"author":1,"name":{"from":"a","to":2}})");
    QTest::addRow("no change") << QByteArray(R"({"author":1,"name":"Karel"})");
    QTest::addRow("a null name") << QByteArray(R"({"author":1,"name":{"from":"a","to":null}})");
    QTest::addRow("one field of two") << QByteArray(
        R"({"author":1,"name":{"from":"a","to":"b"},"country":{"from":"CZ"}})");
    QTest::addRow("no id") << QByteArray(R"({"author":null,"name":{"from":"a","to":"b"}})");
    QTest::addRow("id is text") << QByteArray(R"({"book":"1","title":{"from":"a","to":"b"}})");
    QTest::addRow("no author") << QByteArray(R"({"book":1,"by":{"from":1,"to":0}})");
    QTest::addRow("nothing") << QByteArray("{}");
}

void JournalTest::halfAnEditIsNone()
{
    QFETCH(const QByteArray, json);

    QVERIFY(!editFromJson(QJsonDocument::fromJson(json).object()));
}

void JournalTest::aFolderThatCannotBeWrittenIsToldInASentence()
{
    QFile file(folder());
    QVERIFY(file.open(QFile::WriteOnly));
    const auto first = journal();

    QVERIFY(opened(*first).isEmpty());
    const auto result = done(first->add({record(country(1, {}, u"CZ"_s))}));

    QVERIFY(!result);
    QVERIFY2(result.error().message.startsWith(u"This is not kept"_s), qPrintable(result.error().message));
}

//! The size of a file is limited here, which the system tells as it tells a full disk: by a write that stops short.
void JournalTest::aFullDiskKeepsWhatWasKept()
{
    const JournalRecord kept = record(country(1, {}, u"CZ"_s));
    auto first = journal();
    opened(*first);
    QVERIFY(done(first->add({kept})));
    const QByteArray before = content(files(u"*.journal"_s).constFirst());
    rlimit usual{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &usual), 0);
    rlimit full = usual;
    full.rlim_cur = rlim_t(before.size() + 40);
    const auto handler = ::signal(SIGXFSZ, SIG_IGN);
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &full), 0);

    const auto refused = done(first->add({record(country(2, {}, u"SE"_s))}));

    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &usual), 0);
    ::signal(SIGXFSZ, handler);
    QVERIFY(!refused);
    QCOMPARE(content(files(u"*.journal"_s).constFirst()), before);
    QVERIFY(done(first->add({record(country(3, {}, u"AT"_s))})));
    first.reset();
    QCOMPARE(opened(*journal()).size(), 2);
}

void JournalTest::aFileThatSomebodyRemovesIsWrittenAgain()
{
    const JournalRecord one = record(country(1, {}, u"CZ"_s));
    const JournalRecord other = record(country(2, {}, u"SE"_s));
    auto first = journal();
    opened(*first);
    QVERIFY(done(first->add({one})));
    QVERIFY(QDir(folder()).removeRecursively());

    QVERIFY(done(first->add({other})));
    first.reset();

    QCOMPARE(opened(*journal()), QList<JournalRecord>({one, other}));
}

void JournalTest::joinsEditsOfOneFieldOnly()
{
    const AuthorEdit name{.id = {1}, .name = Change<QString>{u"A"_s, u"B"_s}};
    const AuthorEdit both{
        .id = {1}, .name = Change<QString>{u"B"_s, u"C"_s}, .country = Change<OptionalText>{u"AT"_s, u"CZ"_s}};
    const BookEdit moved{.id = {1}, .author = Change<Id<Author>>{{1}, {2}}, .authorNames = {u"One"_s, u"Two"_s}};
    const BookEdit renamed{.id = {1},
                           .title = Change<QString>{u"a"_s, u"b"_s},
                           .author = Change<Id<Author>>{{2}, {3}},
                           .authorNames = {u"Two"_s, u"Three"_s}};

    QCOMPARE(joined(name, both),
             Edit(AuthorEdit{.id = {1}, .name = Change<QString>{u"A"_s, u"C"_s}, .country = both.country}));
    QCOMPARE(joined(moved, renamed),
             Edit(BookEdit{.id = {1},
                           .title = renamed.title,
                           .author = Change<Id<Author>>{{1}, {3}},
                           .authorNames = {u"One"_s, u"Three"_s}}));
    QVERIFY(!joined(name, country(1, u"AT"_s, u"CZ"_s)));
    QVERIFY(!joined(both, country(2, u"CZ"_s, u"SE"_s)));
    QVERIFY(!joined(name, renamed));
}

CATALPA_TEST(JournalTest)
#include "tst_journal.moc"
