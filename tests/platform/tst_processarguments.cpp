// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "platform/processarguments.h"

#include "support/testregistry.h"

#include <QtTest/QtTest>

using namespace Qt::StringLiterals;
using namespace catalpa::platform;

//! What is left for others to see in the list of processes.
class ProcessArgumentsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void coversPasswords_data()
    {
        QTest::addColumn<QByteArrayList>("words");
        const auto row = [](const char *name, const QByteArrayList &words) {
            QTest::addRow("%s", name) << words;
        };
        row("address", {"--local", "postgresql://ann:s3cret@server/library"});
        row("address in an option", {"--database=postgresql://ann:s3cret@server/library", "authors"});
        row("address behind an option", {"--database", "postgresql://ann:s3cret@server/library", "authors"});
        row("JDBC", {"jdbc:postgresql://server/library?user=ann&password=s3cret"});
        row("one slash", {"postgresql:/ann:s3cret@server/library"});
        row("no scheme", {"ann:s3cret@server/library"});
        row("key=value", {"host=server password=s3cret"});
        row("words", {"host=server", "password=s3cret", "dbname=library"});
        row("blanks around =", {"host=server", "password", "=", "s3cret"});
        row("blank behind =", {"host=server", "password=", "s3cret"});
        row("blank in quotes", {"host=server", "password='a", "s3cret'", "user=ann"});
        row("another case", {"host=server", "passWord=s3cret"});
        row("a variable", {"PGPASSWORD=s3cret", "psql", "-h", "server"});
        row("the key's password", {"sslpassword=s3cret"});
        row("behind psql", {"psql", "host=server password = s3cret"});
    }
    void coversPasswords()
    {
        QFETCH(QByteArrayList, words);
        words.prepend("/usr/bin/catalpa");
        const QByteArrayList before = words;
        QList<char *> list;
        for (QByteArray &word : words)
            list += word.data();

        ProcessArguments arguments(int(list.size()), list.data());

        QVERIFY2(!words.join(' ').contains("s3cret"), words.join(' ').constData());
        QCOMPARE(words.constFirst(), before.constFirst());
        QCOMPARE(arguments.count(), before.size());
        for (qsizetype i = 0; i < before.size(); ++i) {
            QCOMPARE(QByteArray(arguments.words()[i]), before.at(i));
            QCOMPARE(words.at(i).size(), before.at(i).size());
        }
        QVERIFY(arguments.words()[before.size()] == nullptr);
    }

    void leavesTheRestToBeRead()
    {
        QByteArrayList words{"catalpa", "--theme", "dark", "--database", "postgresql://ann@server/library", "authors"};
        QList<char *> list;
        for (QByteArray &word : words)
            list += word.data();

        const ProcessArguments arguments(int(list.size()), list.data());

        QCOMPARE(words.first(4).join(' '), QByteArray("catalpa --theme dark --database"));
        QVERIFY(words.at(4).startsWith("postgresql://*"));
        QCOMPARE(words.at(5), QByteArray("authors"));
        QVERIFY(!arguments.askForText());
    }
};

CATALPA_TEST(ProcessArgumentsTest)
#include "tst_processarguments.moc"
