// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/journal.h"
#include "support/testregistry.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QProcess>
#include <QtCore/QSysInfo>
#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace catalpa;

namespace {

using Text = std::optional<QString>;

Edit country(qint64 id, const Text &from, const Text &to)
{
    return AuthorEdit{.id = {id}, .country = Change<Text>{from, to}};
}

QList<Edit> opened(Journal &journal)
{
    auto future = journal.open();
    future.waitForFinished();
    return future.result().value();
}

Result<> written(Journal &journal, const QList<Edit> &edits)
{
    auto future = journal.write(edits);
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
    void cataloguesAreKeptApart();
    void twoRunsOfOneCatalogueHaveFilesOfTheirOwn();
    void adoptsTheFilesOfRunsThatEnded();
    void adoptsTheFileOfARunThatWasKilled();
    void whatCannotBeReadIsKeptBeside_data();
    void whatCannotBeReadIsKeptBeside();
    void aHugeFileIsNotRead();
    void aPipeIsNotWaitedFor();
    void aLongJournalDoesNotHoldUpTheEnd();
    void whatIsUnderstoodOfAFileIsTaken();
    void halfAnEditIsNone_data();
    void halfAnEditIsNone();
    void aFolderThatCannotBeWrittenIsToldInASentence();
    void theLastOfManyWritesIsWhatIsKept();
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
        if (!written(*first, {}))
            qFatal("The journal cannot be written");
        QFile file(files(u"*.json"_s).constFirst());
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
    QVERIFY(files(u"*.json"_s).isEmpty());
}

void JournalTest::givesBackWhatAnEarlierRunLeft()
{
    const QList<Edit> edits{country(1, u"AT"_s, u"CZ"_s),
                            BookEdit{.id = {2}, .title = Change<QString>{u"RUR"_s, u"R.U.R."_s}}, country(3, {}, {})};
    auto first = journal();
    opened(*first);
    QVERIFY(written(*first, edits));
    first.reset();

    const auto second = journal();

    QCOMPARE(opened(*second), edits);
    QVERIFY(written(*second, {}));
    QCOMPARE(content(files(u"*.json"_s).constFirst()), "[]");
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
    const QList<Edit> edits{AuthorEdit{.id = {largest},
                                       .name = Change<QString>{text, text + u'!'},
                                       .bio = Change<Text>{Text(), text},
                                       .country = Change<Text>{text, Text()}},
                            BookEdit{.id = {(1LL << 53) + 1},
                                     .title = Change<QString>{text + u'!', text},
                                     .author = Change<Id<Author>>{{largest}, {largest - 1}},
                                     .authorNames = {text, u"\""_s}}};
    auto first = journal();
    opened(*first);
    QVERIFY(written(*first, edits));
    first.reset();

    const auto second = journal();

    QCOMPARE(opened(*second), edits);
}

void JournalTest::onlyItsOwnerMayReadIt()
{
    const auto first = journal();
    opened(*first);
    for (int i = 0; i < 2; ++i) {
        QVERIFY(written(*first, {country(1, {}, u"CZ"_s)}));

        const QFile::Permissions everybody = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
            | QFile::WriteOther | QFile::ExeOther | QFile::ExeOwner;
        QCOMPARE(QFile::permissions(files(u"*.json"_s).constFirst()) & everybody, QFile::Permissions());
    }
}

void JournalTest::cataloguesAreKeptApart()
{
    const auto first = journal(u"postgresql://localhost/books"_s);
    opened(*first);
    QVERIFY(written(*first, {country(1, {}, u"CZ"_s)}));

    const auto other = journal(u"../../postgresql://localhost/other\n"_s);
    QVERIFY(opened(*other).isEmpty());
    QVERIFY(written(*other, {country(2, {}, u"SE"_s)}));

    QCOMPARE(files(u"*.json"_s).size(), 2);
}

void JournalTest::twoRunsOfOneCatalogueHaveFilesOfTheirOwn()
{
    const auto first = journal();
    opened(*first);
    QVERIFY(written(*first, {country(1, {}, u"CZ"_s)}));

    const auto second = journal();
    QVERIFY(opened(*second).isEmpty());
    QVERIFY(written(*second, {country(2, {}, u"SE"_s)}));

    QCOMPARE(files(u"*.json"_s).size(), 2);
    QVERIFY(written(*first, {}));
    QVERIFY(content(files(u"*-1.json"_s).constFirst()).contains("SE"));
}

void JournalTest::adoptsTheFilesOfRunsThatEnded()
{
    auto first = journal();
    auto second = journal();
    auto third = journal();
    qint64 id = 0;
    for (const auto &each : {first.get(), second.get(), third.get()}) {
        opened(*each);
        QVERIFY(written(*each, {country(++id, {}, u"CZ"_s)}));
    }
    QCOMPARE(files(u"*.json"_s).size(), 3);
    first.reset();
    third.reset();

    auto fourth = journal();

    const QList<Edit> adopted{country(1, {}, u"CZ"_s), country(3, {}, u"CZ"_s)};
    QCOMPARE(opened(*fourth), adopted);
    QCOMPARE(files(u"*.json"_s).size(), 2);
    second.reset();
    fourth.reset();
    QCOMPARE(opened(*journal()).size(), 3);
    QCOMPARE(files(u"*.json"_s).size(), 1);
}

void JournalTest::adoptsTheFileOfARunThatWasKilled()
{
    auto first = journal();
    opened(*first);
    QVERIFY(written(*first, {country(1, {}, u"CZ"_s)}));
    first.reset();
    QProcess dead;
    dead.start(u"true"_s);
    QVERIFY(dead.waitForStarted());
    const qint64 pid = dead.processId();
    QVERIFY(dead.waitForFinished());
    QFile lock(files(u"*.json"_s).constFirst() + u".lock"_s);
    QVERIFY(lock.open(QFile::WriteOnly));
    lock.write(QByteArray::number(pid) + "\ncatalpa\n" + QSysInfo::machineHostName().toUtf8() + "\n");
    lock.close();

    const auto second = journal();

    QCOMPARE(opened(*second), QList<Edit>({country(1, {}, u"CZ"_s)}));
    QCOMPARE(files(u"*.json"_s).size(), 1);
}

void JournalTest::whatCannotBeReadIsKeptBeside_data()
{
    QTest::addColumn<QByteArray>("foreign");

    QTest::addRow("broken off") << QByteArray(R"([{"author":1,"country":{"from":null,"to":"C)");
    QTest::addRow("binary") << QByteArray("\x00\xff\xfe\x7f"
                                          "ELF",
                                          7);
    QTest::addRow("an object") << QByteArray(R"({"version":7,"edits":[]})");
    QTest::addRow("unknown edits") << QByteArray(R"([{"shelf":1,"name":{"from":"a","to":"b"}},17,null,[]])");
    QTest::addRow("deeply nested") << QByteArray(100'000, '[');
}

void JournalTest::whatCannotBeReadIsKeptBeside()
{
    QFETCH(const QByteArray, foreign);
    const QString path = fileHolding(foreign);

    const auto second = journal();

    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"a journal of edits cannot be read"_s));
    QVERIFY(opened(*second).isEmpty());
    QVERIFY(written(*second, {country(1, {}, u"CZ"_s)}));
    QCOMPARE(files(u"*.unread-*"_s).size(), 1);
    QCOMPARE(content(files(u"*.unread-*"_s).constFirst()), foreign);
    QVERIFY(content(path).contains("CZ"));
}

void JournalTest::aHugeFileIsNotRead()
{
    const QString path = fileHolding("[");
    QVERIFY(QFile::resize(path, 1LL << 40)); // A hole, not a terabyte.

    const auto second = journal();

    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"a journal of edits cannot be read"_s));
    QVERIFY(opened(*second).isEmpty());
    QVERIFY(written(*second, {country(1, {}, u"CZ"_s)}));
    QCOMPARE(files(u"*.unread-*"_s).size(), 1);
}

void JournalTest::aPipeIsNotWaitedFor()
{
    const QString path = fileHolding("[");
    QVERIFY(QFile::remove(path));
    QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);

    const auto second = journal();

    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"a journal of edits cannot be read"_s));
    QVERIFY(opened(*second).isEmpty());
    QVERIFY(written(*second, {country(1, {}, u"CZ"_s)}));
}

void JournalTest::aLongJournalDoesNotHoldUpTheEnd()
{
    constexpr int many = 200'000;
    QList<Edit> edits;
    for (int id = 1; id <= many; ++id)
        edits += country(id, {}, u"CZ"_s);
    auto first = journal();
    opened(*first);
    for (int times = 0; times < 30; ++times)
        (void)first->write(edits);
    (void)first->write({country(7, {}, u"AT"_s)});
    QElapsedTimer clock;
    clock.start();

    first.reset(); // One write may be under way.

    QVERIFY2(clock.elapsed() < 10'000, qPrintable(QString::number(clock.elapsed())));
    const auto second = journal();
    QCOMPARE(opened(*second), QList<Edit>({country(7, {}, u"AT"_s)}));
}

void JournalTest::whatIsUnderstoodOfAFileIsTaken()
{
    const QByteArray mixed = R"([{"shelf":1},{"author":1,"country":{"from":null,"to":"CZ"}}])";
    fileHolding(mixed);

    const auto second = journal();

    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"a journal of edits cannot be read"_s));
    QCOMPARE(opened(*second), QList<Edit>({country(1, {}, u"CZ"_s)}));
    QCOMPARE(content(files(u"*.unread-*"_s).constFirst()), mixed);
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
    const auto result = written(*first, {country(1, {}, u"CZ"_s)});

    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Unexpected);
    QVERIFY(result.error().message.startsWith(u"Edits cannot be kept on this computer"_s));
}

void JournalTest::theLastOfManyWritesIsWhatIsKept()
{
    auto first = journal();
    opened(*first);
    for (int i = 1; i <= 50; ++i)
        (void)first->write({country(i, {}, u"CZ"_s)});
    first.reset();

    QCOMPARE(opened(*journal()), QList<Edit>({country(50, {}, u"CZ"_s)}));
}

void JournalTest::joinsEditsOfOneFieldOnly()
{
    const AuthorEdit name{.id = {1}, .name = Change<QString>{u"A"_s, u"B"_s}};
    const AuthorEdit both{
        .id = {1}, .name = Change<QString>{u"B"_s, u"C"_s}, .country = Change<Text>{u"AT"_s, u"CZ"_s}};
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
