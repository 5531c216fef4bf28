// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/serverprocess.h"
#include "support/testserver.h"

namespace catalpa::test {

//! A certificate authority of this test run, made with the program openssl in a temporary folder.
class CertificateAuthority {
public:
    explicit CertificateAuthority(const QString &name);

    //! The authority's own certificate: what servers are checked with.
    QString certificate() const { return m_folder.file(QStringLiteral("ca.crt")); }

    struct Issued {
        QString certificate;
        QString key; //!< Only the server's user can read it, as PostgreSQL demands.
    };
    //! For a server of the name \a host, also under 127.0.0.1; made once for each name.
    Issued issue(const QString &host) const;
    //! The same, whose time ended long ago.
    Issued issueExpired(const QString &host) const;

private:
    Issued issue(const QString &host, const QStringList &validity) const;

    ServerFolder m_folder;
};

//! Has \a server speak TLS with this certificate, or no TLS at all, and starts it again.
void restartWith(TestServer &server, const CertificateAuthority::Issued &issued);
void restartWithoutTls(TestServer &server);

} // namespace catalpa::test
