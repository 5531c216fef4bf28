// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QJsonDocument>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>

#include <memory>

namespace catalpa::test {

//! What a command said.
struct Answer {
    int code = -1;
    QByteArray out;
    QByteArray err;
};

//! What was written to the standard output, read as JSON; null, with a warning, when it is none.
QJsonDocument json(const Answer &answer);

//! A person at a terminal: a home of their own, a current folder, variables, and catalpa-cli.
class PageState {
public:
    PageState();
    //! Stops the local catalogue of this home, if a test has left one running.
    ~PageState();

    static QString program();
    QString path(const QString &name) const { return m_home.filePath(name); }
    void setVariable(const QString &name, const QString &value) { m_environment.insert(name, value); }
    void unsetVariable(const QString &name) { m_environment.remove(name); }
    //! Writes a file of the current folder.
    void write(const QString &name, const QByteArray &bytes) const;

    Answer run(const QStringList &arguments) const;
    //! Runs a line of bash, in which $CLI is the program; its code is that of the last command that failed.
    Answer shell(const QString &line) const;
    //! Starts the program and does not wait.
    std::unique_ptr<QProcess> start(const QStringList &arguments) const;
    static Answer waitFor(QProcess &process);

private:
    std::unique_ptr<QProcess> process() const;

    QTemporaryDir m_home;
    QProcessEnvironment m_environment;
};

} // namespace catalpa::test
