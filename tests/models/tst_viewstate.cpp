// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/viewstorage.h"
#include "support/testregistry.h"

#include <QtCore/QDirIterator>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QRandomGenerator>
#include <QtTest/QtTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace catalpa;

namespace {

const ViewState state{.place = ViewState::Place::Books,
                      .search = u"žluťoučký \"kůň\" \n%1"_s,
                      .levels = {{u"AuthorName"_s, Qt::DescendingOrder, true}, {u"Title"_s}},
                      .collation = u"de-u-co-phonebk"_s,
                      .columns = {{u"Title"_s, 311, true}, {u"Added"_s, 0, false}}};

} // namespace

class ViewStateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aStateComesBackAsItWas()
    {
        QCOMPARE(ViewState::fromJson(throughText(state.toJson())), state);
        QCOMPARE(ViewState::fromJson(throughText(ViewState().toJson())), ViewState());
    }

    void aSessionComesBackAsItWas()
    {
        const ViewSession session{.authors = {.state = {.search = u"lem"_s}, .record = 7'000'000'000, .rowsAbove = -12},
                                  .books = {.state = state, .record = 3, .rowsAbove = 4},
                                  .view = u"Lent"_s,
                                  .shown = state};

        QCOMPARE(ViewSession::fromJson(throughText(session.toJson())), session);
        QCOMPARE(ViewSession::fromJson({}), ViewSession());
    }

    void aStateOfANewerProgramIsNone()
    {
        QJsonObject json = state.toJson();
        json.insert(u"version"_s, 2);

        QCOMPARE(ViewState::fromJson(json), std::nullopt);
        QCOMPARE(ViewState::fromJson({}), std::nullopt);
    }

    void whatCannotBeUnderstoodIsLeftOut()
    {
        QJsonObject json = state.toJson();
        json.insert(u"place"_s, 17);
        json.insert(u"search"_s, QJsonArray{1});
        json.insert(u"order"_s,
                    QJsonArray{1, u"x"_s, QJsonObject{{u"column"_s, QJsonArray()}},
                               QJsonObject{{u"column"_s, u"Title"_s}, {u"descending"_s, u"yes"_s}}});
        json.insert(u"columns"_s,
                    QJsonArray{QJsonObject{{u"key"_s, u"Title"_s}, {u"width"_s, -5}},
                               QJsonObject{{u"key"_s, u"Added"_s}, {u"width"_s, 1e9}}, QJsonValue()});

        const auto read = ViewState::fromJson(json);

        QVERIFY(read);
        QCOMPARE(read->place, ViewState::Place::Authors);
        QCOMPARE(read->search, QString());
        QCOMPARE(read->levels, QList<ViewState::Level>({{u"Title"_s}}));
        QCOMPARE(read->columns, QList<ViewState::Column>({{u"Title"_s, 0}, {u"Added"_s, 10'000}}));
    }

    void namesOfViewsAreUniqueBlindToCase()
    {
        ViewList list;
        list.put({u"Lent"_s, {}});
        list.put({u"To buy"_s, {}});
        list.put({u"LENT"_s, state});
        QCOMPARE(list.views, QList<SavedView>({{u"LENT"_s, state}, {u"To buy"_s, {}}}));

        QVERIFY(!list.rename(u"To buy"_s, u"lent"_s));
        QVERIFY(list.rename(u"lent"_s, u"Lent"_s));
        QVERIFY(!list.rename(u"nothing"_s, u"Something"_s));
        list.remove(u"to buy"_s);
        list.remove(u"to buy"_s);

        QCOMPARE(list.views, QList<SavedView>({{u"Lent"_s, state}}));
        QCOMPARE(ViewList::fromJson(throughText(list.toJson())), list);
    }

    void aShelfKeepsViewsAndSessionOfItsCatalogueAlone()
    {
        {
            ViewStorage shelf(m_folder->path(), u"postgresql://me@there/books"_s);
            QVERIFY(kept(shelf).isNew);
            shelf.keep(ViewList{{{u"Lent"_s, state}}});
            shelf.keep(ViewSession{.view = u"Old"_s});
            shelf.keep(ViewSession{.view = u"Lent"_s});
        }

        ViewStorage again(m_folder->path(), u"postgresql://me@there/books"_s);
        ViewStorage other(m_folder->path(), u"postgresql://me@there/others"_s);

        QCOMPARE(kept(again).list, ViewList({{{u"Lent"_s, state}}}));
        QCOMPARE(kept(again).session.view, u"Lent"_s);
        QVERIFY(!kept(again).isNew);
        QVERIFY(kept(other).isNew);
        for (const QString &path : files())
            QVERIFY2(!path.contains(u"there"_s), qPrintable(path));
    }

    void brokenFilesCountAsNoneAndAreKeptBeside_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addRow("empty") << QByteArray();
        QTest::addRow("half") << QByteArray("{\"views\": [{\"name\": \"Le");
        QTest::addRow("list") << QByteArray("[1, 2]");
        QTest::addRow("binary") << QByteArray("\x00\xff\xfe\x80", 4);
        QTest::addRow("nested") << QByteArray(5000, char(91));
    }
    void brokenFilesCountAsNoneAndAreKeptBeside()
    {
        QFETCH(QByteArray, text);
        breakFiles([&](const QByteArray &) { return text; });

        ViewStorage shelf(m_folder->path(), u"books"_s);

        QCOMPARE(kept(shelf).list, ViewList());
        QCOMPARE(kept(shelf).session, ViewSession());
        QCOMPARE(files().filter(u".unread"_s).size(), 2);
    }

    void whatIsNoFileIsNeitherReadNorWaitedFor_data()
    {
        QTest::addColumn<bool>("pipe");

        QTest::addRow("pipes") << true;
        QTest::addRow("links to /dev/zero") << false;
    }
    void whatIsNoFileIsNeitherReadNorWaitedFor()
    {
        QFETCH(const bool, pipe);
        breakFiles([](const QByteArray &text) { return text; });
        for (const QString &name : files()) {
            const QString path = m_folder->filePath(name);
            QVERIFY(QFile::remove(path));
            QVERIFY(pipe ? ::mkfifo(QFile::encodeName(path).constData(), 0600) == 0
                         : QFile::link(u"/dev/zero"_s, path));
        }

        {
            ViewStorage shelf(m_folder->path(), u"books"_s);
            QCOMPARE(kept(shelf).list, ViewList());
            QCOMPARE(kept(shelf).session, ViewSession());
            shelf.keep(ViewSession{.view = u"Lent"_s});
        }

        ViewStorage again(m_folder->path(), u"books"_s);
        QCOMPARE(kept(again).session.view, u"Lent"_s);
    }

    void anyByteMayBeAnother()
    {
        auto random = QRandomGenerator(7);
        for (int round = 0; round < 300; ++round) {
            breakFiles([&](QByteArray text) {
                for (int i = 0; i < 3; ++i)
                    text[random.bounded(text.size())] = char(random.bounded(256));
                return text;
            });
            ViewStorage shelf(m_folder->path(), u"books"_s);
            QVERIFY(kept(shelf).list.views.size() <= 1);
        }
    }

private:
    static QJsonObject throughText(const QJsonObject &json)
    {
        return QJsonDocument::fromJson(QJsonDocument(json).toJson()).object();
    }
    static ViewStorage::Kept kept(ViewStorage &shelf)
    {
        auto future = shelf.open();
        future.waitForFinished();
        return future.result().value();
    }
    QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files); }
    //! Writes the files of a shelf, and then something else into them.
    template <typename Change>
    void breakFiles(Change change)
    {
        {
            ViewStorage shelf(m_folder->path(), u"books"_s);
            shelf.keep(ViewList{{{u"Lent"_s, state}}});
            shelf.keep(ViewSession{.view = u"Lent"_s});
            kept(shelf); // Read behind what is written.
        }
        QDirIterator paths(m_folder->path(), {u"*.json"_s}, QDir::Files);
        while (paths.hasNext()) {
            QFile file(paths.next());
            QVERIFY(file.open(QFile::ReadWrite));
            const QByteArray text = change(file.readAll());
            file.resize(0);
            file.seek(0);
            file.write(text);
        }
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

CATALPA_TEST(ViewStateTest)
#include "tst_viewstate.moc"
