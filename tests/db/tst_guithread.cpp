// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/executor.h"
#include "support/testserver.h"

#include <QtCore/QProcess>
#include <QtGui/QGuiApplication>
#include <QtTest/QtTest>

#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace catalpa;
using namespace catalpa::db;

//! A database call in the GUI thread ends the program, so it is made by a second run of this one.
class GuiThreadTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void endsTheProgramThatWaitsForADatabaseInItsGuiThread()
    {
        QProcess program;
        program.start(QCoreApplication::applicationFilePath(), {u"--call-in-the-gui-thread"_s});

        QVERIFY(program.waitForFinished(30'000));
        QCOMPARE(program.exitStatus(), QProcess::CrashExit);
        QVERIFY(program.readAllStandardError().contains("A database call was made in the GUI thread"));
    }

    void letsOtherThreadsCall()
    {
        test::TestServer server;
        Executor executor(server.createDatabase());

        const auto answer = executor.read([](Session &session) -> Result<qint64> {
            const auto rows = session.run("SELECT 42");
            return rows ? Result<qint64>(rows->integer(0, 0)) : passOn(rows);
        });

        QCOMPARE(answer.result(), 42);
    }
};

int main(int argc, char **argv)
{
    QGuiApplication application(argc, argv);
    if (application.arguments().contains(u"--call-in-the-gui-thread"_s)) {
        const rlimit noCore{0, 0};
        setrlimit(RLIMIT_CORE, &noCore);
        Session session({});
        return session.run("SELECT 1") ? 0 : 1;
    }
    GuiThreadTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_guithread.moc"
