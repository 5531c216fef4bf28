// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/connectionaddress.h"

#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>

#include <memory>

//! Starts the server; its address is the variable from here on. For test functions.
#define START(variable, server)                                                                                        \
    const auto variable = (server).start();                                                                            \
    QVERIFY2(variable, variable ? "" : qPrintable(variable.error().message + u' ' + variable.error().detail))

namespace catalpa::test {

//! A folder for one local catalogue, in a temporary folder that the server's user can enter also when the tests run as
//! root. At the end its server is stopped and everything removed.
class Place final {
    Q_DISABLE_COPY_MOVE(Place)

public:
    enum Content { Nothing, Catalogue }; //!< A catalogue is a copy, which is quicker than a new one; it does not run.

    explicit Place(const QString &name = QStringLiteral("local"), Content content = Nothing);
    explicit Place(Content content)
        : Place(QStringLiteral("local"), content)
    {
    }
    ~Place();

    QString folder() const { return m_folder; }
    QString data() const { return m_folder + QStringLiteral("/data"); }

private:
    QTemporaryDir m_root;
    QString m_folder;
};

//! Another program at the same folder; see visitor.cpp.
class Visitor final {
    Q_DISABLE_COPY_MOVE(Visitor)

public:
    Visitor(const QString &task, const QString &folder, bool asNobody = false);
    ~Visitor();

    //! Its line, when it has come.
    QString answer();
    //! Lets it end in peace, and waits.
    void leave();
    //! SIGKILL.
    void kill();
    QProcess &process() { return m_process; }

private:
    QProcess m_process;
};

//! The first column of the first row; ends the test on error.
QString sql(const ConnectionAddress &address, const QByteArray &text);

//! The process number in postmaster.pid, or 0.
qint64 serverPid(const QString &dataFolder);
//! Alive, which a zombie is not.
bool isAlive(qint64 pid);
//! Sends SIGKILL and leaves the dead process unburied, as a container without a reaping first process does.
void killServer(const QString &dataFolder);

//! The environment variable \a name is \a value while this lives.
class Variable final {
    Q_DISABLE_COPY_MOVE(Variable)

public:
    Variable(const char *name, const QByteArray &value)
        : m_name(name)
        , m_before(qgetenv(name))
        , m_wasSet(qEnvironmentVariableIsSet(name))
    {
        qputenv(name, value);
    }
    ~Variable()
    {
        if (m_wasSet)
            qputenv(m_name, m_before);
        else
            qunsetenv(m_name);
    }

private:
    const char *m_name;
    QByteArray m_before;
    bool m_wasSet;
};

} // namespace catalpa::test
