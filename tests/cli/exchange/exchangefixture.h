// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/clifixture.h"
#include "support/testserver.h"

namespace catalpa::test {

//! A person at a terminal with a catalogue that has all tables, and a second one.
class ExchangeDesk {
public:
    ExchangeDesk();

    //! New and empty databases in the place of both.
    void begin();

    Answer run(const QStringList &command) const { return runOn(m_address, command); }
    Answer runOnOther(const QStringList &command) const { return runOn(m_other, command); }
    //! catalpa-cli --json import FILE …
    Answer importJson(const QString &file, const QStringList &options = {}) const;
    std::unique_ptr<QProcess> start(const QStringList &command) const;

    void sql(const QString &text) const { m_server.sql(m_address, text); }
    //! "title|author", in order of both.
    QStringList books() const;
    //! "title|author|country|biography".
    QStringList wholeBooks() const { return wholeBooksOf(m_address); }
    QStringList wholeBooksOfOther() const { return wholeBooksOf(m_other); }
    int authorCount() const;

    const ConnectionAddress &address() const { return m_address; }
    const ConnectionAddress &otherAddress() const { return m_other; }
    const TestServer &server() const { return m_server; }
    const PageState &desk() const { return m_desk; }

private:
    Answer runOn(const ConnectionAddress &address, const QStringList &command) const;
    QStringList wholeBooksOf(const ConnectionAddress &address) const;
    ConnectionAddress filled();

    TestServer m_server;
    ConnectionAddress m_address;
    ConnectionAddress m_other;
    PageState m_desk;
};

} // namespace catalpa::test
