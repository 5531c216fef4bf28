// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/outbox.h"

#include "store/cataloguefixture.h"
#include "support/testregistry.h"
#include "support/watchedauthors.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

#include <random>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::test;

namespace {

constexpr int records = 4;

//! A program on a bad line that is ended at any moment and started again, and what it was told.
class Client {
public:
    Client(const ConnectionAddress &address, const QString &folder, const QString &name)
        : m_folder(folder)
        , m_name(name)
        , m_opened(address)
    {
        start();
    }

    //! Types a value that nobody has typed before over what is seen.
    void edit(qint64 id)
    {
        const QString wanted = u"%1-%2"_s.arg(m_name).arg(++m_count);
        const QString seen = m_box->withEdits(m_seen.value(id)).name;
        m_box->submit(AuthorEdit{.id = {id}, .name = Change<QString>{seen, wanted}});
        open += wanted;
    }
    //! Sees what is there now.
    void look(const QList<Author> &now)
    {
        for (const Author &author : now)
            m_seen.insert(author.id.value, author);
    }
    //! The program ends without a word, and is started again.
    void end()
    {
        m_box.reset();
        start();
    }
    //! Decides what waits for a person: mine, or theirs.
    void decide(bool mine)
    {
        m_box->release(m_box->queue().in(OutboxEntry::State::Held));
        const OutboxEntry *refused = m_box->firstRefused();
        const auto *now = refused ? std::get_if<Author>(&refused->now) : nullptr;
        if (!now)
            return;
        const auto edit = std::get<AuthorEdit>(refused->edit);
        if (mine)
            return m_box->decide(refused->number, rebased(edit, *now));
        open.removeAll(edit.name->to);
        m_box->discard(refused->number);
    }
    void resume() { m_box->resume(); }
    void awaitChange(int atMost) { QSignalSpy(m_box.get(), &Outbox::changed).wait(atMost); }
    bool isDone() const { return m_box->entries().empty(); }
    QStringList pending() const
    {
        QStringList values;
        for (const OutboxEntry &entry : m_box->entries())
            values += std::get<AuthorEdit>(entry.edit).name->to;
        return values;
    }

    QStringList saved; //!< Values that the database was said to have.
    QMultiHash<QString, QString> sent; //!< What was to be written over, by the value.
    QStringList open; //!< Values that were typed and neither saved nor dropped by a person, nor typed over.

private:
    void start()
    {
        m_authors.onApply = [this](const AuthorEdit &edit) {
            sent.insert(edit.name->to, edit.name->from);
            m_onItsWay = edit.name->to;
        };
        m_box = std::make_unique<Outbox>(m_authors, *m_opened.books, std::make_unique<Journal>(m_folder, m_name));
        QObject::connect(m_box.get(), &Outbox::saved, m_box.get(), [this] {
            saved += m_onItsWay; // A colleague may have changed what is stored since.
            open.removeAll(saved.last());
        });
        QObject::connect(m_box.get(), &Outbox::authorSaved, m_box.get(),
                         [this](const Author &author) { m_seen.insert(author.id.value, author); });
        m_box->open();
    }

    QString m_folder;
    QString m_name;
    QString m_onItsWay; //!< Edits are sent one at a time.
    Opened m_opened;
    WatchedAuthors m_authors{*m_opened.authors};
    std::unique_ptr<Outbox> m_box;
    QHash<qint64, Author> m_seen;
    int m_count = 0;
};

} // namespace

//! Two programs on bad lines and a colleague change the same few records, at random; the database and the journals are
//! the judges.
class OutboxStormTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLostDoubledOrOverwrittenUnseen_data()
    {
        QTest::addColumn<uint>("seed");
        for (uint seed = 1; seed <= 3; ++seed)
            QTest::addRow("%u", seed) << seed;
    }
    void nothingIsLostDoubledOrOverwrittenUnseen();

private:
    QStringList rows(const QString &sql) const { return m_server.rows(m_address, sql); }
    QList<Author> now() const
    {
        QList<Author> authors;
        for (const QString &row : rows(u"SELECT id || '|' || name FROM authors ORDER BY id"_s)) {
            const QStringList parts = row.split(u'|');
            authors += Author{
                .id = {parts.at(0).toLongLong()}, .name = parts.at(1), .bio = {}, .country = {}, .createdAt = {}};
        }
        return authors;
    }

    TestServer m_server;
    ConnectionAddress m_address;
};

void OutboxStormTest::nothingIsLostDoubledOrOverwrittenUnseen()
{
    QFETCH(const uint, seed);
    m_address = m_server.createDatabase();
    createTables(m_server, m_address, History::Indexes);
    m_server.sql(
        m_address,
        u"INSERT INTO authors (name) SELECT 'start-' || i FROM generate_series(1, %1) i;"
        "CREATE TABLE public.changes (id serial, record int, old text, new text);"
        "CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        " INSERT INTO public.changes (record, old, new) VALUES (NEW.id, OLD.name, NEW.name); RETURN NULL; END $$;"
        "CREATE TRIGGER note AFTER UPDATE ON authors FOR EACH ROW EXECUTE FUNCTION note()"_s.arg(records));
    QTemporaryDir folder;
    FaultProxy line(m_server.overTcp(m_address));
    FaultProxy otherLine(m_server.overTcp(m_address));
    Client one(line.address(), folder.path(), u"one"_s);
    Client two(otherLine.address(), folder.path(), u"two"_s);
    std::mt19937 random(seed);
    const auto below = [&random](int limit) {
        return int(random() % uint(limit));
    };
    int colleague = 0;

    for (int step = 0; step < 600; ++step) {
        Client &client = below(2) == 0 ? one : two;
        FaultProxy &proxy = &client == &one ? line : otherLine;
        switch (below(18)) {
        case 0:
            proxy.cut();
            break;
        case 1:
            proxy.loseAnswers("UPDATE public.authors", 1 + below(2));
            break;
        case 2:
            proxy.refuse(below(3) == 0);
            break;
        case 3:
            m_server.sql(
                m_address,
                u"UPDATE authors SET name = 'colleague-%1' WHERE id = %2"_s.arg(++colleague).arg(1 + below(records)));
            break;
        case 4:
            m_server.sql(m_address,
                         u"SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                         " WHERE datname = current_database() AND pid <> pg_backend_pid()"_s);
            break;
        case 5:
            client.end();
            break;
        case 6:
            client.look(now());
            break;
        case 7:
        case 8:
            client.decide(below(2) == 0);
            break;
        case 9:
            client.resume();
            break;
        default:
            client.edit(1 + below(records));
        }
        client.awaitChange(1 + below(8)); // Or none: the moments are a part of the chance.
    }

    line.refuse(false);
    otherLine.refuse(false);
    line.loseAnswers({}, 0);
    otherLine.loseAnswers({}, 0);
    for (Client *client : {&one, &two}) {
        const bool isDone = QTest::qWaitFor(
            [&] {
                client->decide(true);
                return client->isDone();
            },
            60'000);
        QVERIFY2(isDone, qPrintable(client->pending().join(u' ')));
        QCOMPARE(client->saved.removeDuplicates(), 0);
    }
    const QStringList written = rows(u"SELECT new FROM public.changes WHERE new NOT LIKE 'colleague%' ORDER BY id"_s);
    QStringList once = written;
    QCOMPARE(once.removeDuplicates(), 0);
    // What was said to be saved is there. What was written without a word is known to whoever looks for it later.
    for (const QString &value : one.saved + two.saved)
        QVERIFY2(written.contains(value), qPrintable(value));
    QVERIFY(one.saved.size() + two.saved.size() > 5);
    // Whatever was written over had been seen, and was to be written over.
    for (const QString &row : rows(u"SELECT new || '|' || old FROM public.changes WHERE new NOT LIKE 'colleague%'"_s)) {
        const QStringList parts = row.split(u'|');
        const Client &client = parts.at(0).startsWith(u"one"_s) ? one : two;
        QVERIFY2(client.sent.values(parts.at(0)).contains(parts.at(1)), qPrintable(row));
    }
}

CATALPA_TEST(OutboxStormTest)
#include "tst_outboxstorm.moc"
