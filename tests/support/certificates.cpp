// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/certificates.h"

#include <QtCore/QFile>
#include <QtCore/QProcess>

using namespace Qt::StringLiterals;

namespace catalpa::test {
namespace {

void openssl(const QStringList &arguments)
{
    QProcess process;
    process.start(u"openssl"_s, arguments);
    if (!process.waitForFinished() || process.exitCode() != 0) {
        qFatal("The tests need the program openssl (on Debian the package openssl): %s\n%s",
               qPrintable(arguments.join(u' ')), process.readAllStandardError().constData());
    }
}

//! A new key, and a request for a certificate of it.
QStringList request(const QString &name, const QString &key, const QString &out)
{
    return {u"req"_s,    u"-newkey"_s, u"ec"_s,          u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s,
            u"-nodes"_s, u"-subj"_s,   u"/CN="_s + name, u"-keyout"_s,  key,
            u"-out"_s,   out};
}

void settle(TestServer &server, const QStringList &settings)
{
    const ConnectionAddress postgres{
        .host = {}, .port = 0, .database = u"postgres"_s, .user = {}, .password = {}, .options = {}};
    for (const QString &setting : settings)
        server.sql(postgres, u"ALTER SYSTEM SET "_s + setting);
    server.crash();
    server.start();
}

} // namespace

CertificateAuthority::CertificateAuthority(const QString &name)
{
    openssl(request(name, m_folder.file(u"ca.key"_s), certificate()) + QStringList{u"-x509"_s, u"-days"_s, u"2"_s});
}

CertificateAuthority::Issued CertificateAuthority::issue(const QString &host) const
{
    return issue(host, {u"-days"_s, u"2"_s});
}

CertificateAuthority::Issued CertificateAuthority::issueExpired(const QString &host) const
{
    return issue(host, {u"-days"_s, u"-1"_s});
}

CertificateAuthority::Issued CertificateAuthority::issue(const QString &host, const QStringList &validity) const
{
    const QString base = host + validity.last();
    const Issued issued{m_folder.file(base + u".crt"_s), m_folder.file(base + u".key"_s)};
    m_folder.write(base + u".key"_s, {}); // The server's user owns it, whatever is written into it.
    m_folder.write(u"names"_s, u"subjectAltName=DNS:%1,IP:127.0.0.1"_s.arg(host));
    openssl(request(host, issued.key, m_folder.file(u"csr"_s)));
    openssl(QStringList{u"x509"_s, u"-req"_s, u"-in"_s, m_folder.file(u"csr"_s), u"-CA"_s, certificate(), u"-CAkey"_s,
                        m_folder.file(u"ca.key"_s), u"-CAcreateserial"_s, u"-extfile"_s, m_folder.file(u"names"_s),
                        u"-out"_s, issued.certificate}
            + validity);
    QFile::setPermissions(issued.key, QFile::ReadOwner);
    return issued;
}

void restartWith(TestServer &server, const CertificateAuthority::Issued &issued)
{
    settle(
        server,
        {u"ssl = on"_s, u"ssl_cert_file = '%1'"_s.arg(issued.certificate), u"ssl_key_file = '%1'"_s.arg(issued.key)});
}

void restartWithoutTls(TestServer &server)
{
    settle(server, {u"ssl = off"_s});
}

} // namespace catalpa::test
