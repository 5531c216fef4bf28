// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/lookup/sru.h"

#include "base/text.h"
#include "exchange/text/xmlelements.h"
#include "exchange/text/xmltext.h"

#include <QtCore/QBuffer>
#include <QtCore/QEventLoop>
#include <QtCore/QXmlStreamReader>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QSslSocket>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

//! The text of the first element of a name in a document, and of those in it that are asked for.
std::optional<QStringList> textsIn(const QByteArray &bytes, const QByteArray &name, const QStringList &inner)
{
    QByteArray copy = bytes;
    QBuffer buffer(&copy);
    buffer.open(QIODevice::ReadOnly);
    const auto element = XmlElements(buffer, "UTF-8", name).next();
    if (!element || element->isTooLong || !element->isEnded)
        return std::nullopt;
    QXmlStreamReader xml(element->text);
    xml.setNamespaceProcessing(false);
    xml.readNextStartElement();
    if (inner.isEmpty())
        return QStringList{elementText(xml)};
    QStringList texts;
    while (xml.readNextStartElement()) {
        if (inner.contains(localName(xml)))
            texts += elementText(xml);
        else
            xml.skipCurrentElement();
    }
    return texts;
}

Failure failureOf(const QNetworkReply &reply, const LookUpAttempt &attempt)
{
    switch (reply.error()) {
    case QNetworkReply::SslHandshakeFailedError:
        return failure(
            ErrorKind::Untrusted,
            Text::tr("%1 could not prove that it is %2, so nothing was asked. Check the address and the date "
                     "of this computer, or ask another catalogue.")
                .arg(attempt.target.name, attempt.target.address.host()),
            reply.errorString());
    case QNetworkReply::RemoteHostClosedError:
        return attempt.lost();
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
        return attempt.unreadable();
    default:
        return attempt.unreachable(reply.errorString());
    }
}

//! \a elsewhere as a person gives it: with the options of the target, and not with the question.
QString addressAt(QUrl elsewhere, const LookUpTarget &target)
{
    elsewhere.setQuery(QUrl(target.typed).query());
    elsewhere.setFragment({});
    return elsewhere.toString(QUrl::RemoveUserInfo | QUrl::FullyEncoded).left(1'000);
}

//! What came over HTTP, or what stands in the way of it.
Result<QByteArray> bodyOf(QNetworkReply &reply, const QByteArray &body, const LookUpAttempt &attempt)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QUrl elsewhere =
        attempt.target.address.resolved(reply.attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl());
    const bool isAddress =
        elsewhere.isValid() && !elsewhere.host().isEmpty() && elsewhere.scheme().startsWith("http"_L1);
    if (status >= 300 && status < 400 && isAddress && elsewhere != attempt.target.address) {
        return failure(ErrorKind::Refused,
                       Text::tr("%1 wants to be asked at another address now: %2. Give that address, if you trust it.")
                           .arg(attempt.target.name, addressAt(elsewhere, attempt.target)));
    }
    if (status >= 300)
        return attempt.refused(Text::tr("the status of HTTP is %1").arg(status));
    if (reply.error() != QNetworkReply::NoError)
        return failureOf(reply, attempt);
    return body;
}

Result<QByteArray> fetched(const QUrl &url, const LookUpAttempt &attempt)
{
    QNetworkAccessManager manager;
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setHeader(QNetworkRequest::UserAgentHeader, u"Catalpa"_s);
    request.setRawHeader("Accept-Encoding", "identity"); // What is packed has no bound.
    QEventLoop loop;
    QByteArray body;
    const std::unique_ptr<QNetworkReply> reply(manager.get(request));
    bool isTooLarge = false;
    QObject::connect(reply.get(), &QNetworkReply::readyRead, &loop, [&] {
        body += reply->read(LookUpAnswer::largestAnswer + 1 - body.size());
        isTooLarge = body.size() > LookUpAnswer::largestAnswer;
        if (isTooLarge)
            loop.quit();
    });
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    std::optional<Failure> ended = reply->isFinished() ? std::nullopt : attempt.wait(loop);
    QObject::disconnect(reply.get(), nullptr, &loop, nullptr);
    if (isTooLarge)
        ended = attempt.tooLarge();
    if (!ended)
        return bodyOf(*reply, body + reply->readAll(), attempt);
    reply->abort();
    return *ended;
}

} // namespace

QUrl sruUrl(const LookUpTarget &target, const LookUpQuery &query)
{
    // QUrlQuery would leave a plus sign, which servers read as a blank.
    const auto value = [](const QString &text) {
        return QString::fromLatin1(QUrl::toPercentEncoding(text));
    };
    QUrl url = target.address;
    url.setQuery(u"version="_s + value(target.version) + u"&operation=searchRetrieve&query="_s
                     + value(cqlQuery(query, target)) + u"&maximumRecords=%1"_s.arg(LookUpAnswer::mostRecords)
                     + u"&recordSchema="_s + value(target.schema),
                 QUrl::StrictMode);
    return url;
}

Result<LookUpAnswer> readSruAnswer(const QByteArray &bytes, const LookUpAttempt &attempt)
{
    LookUpAnswer answer;
    takeRecords(bytes, true, answer);
    const auto number = textsIn(bytes, "numberOfRecords", {});
    answer.hits = number ? std::max<qint64>(number->first().toLongLong(), 0) : 0;
    answer.hits = std::max<qint64>(answer.hits, answer.records.size());
    if (!answer.records.isEmpty())
        return answer;
    if (const auto words = textsIn(bytes, "diagnostic", {u"message"_s, u"details"_s}); words && !words->isEmpty())
        return attempt.refused(words->join(": "_L1));
    if (const auto name = textsIn(bytes, "diagnostic", {u"uri"_s}); name)
        return attempt.refused(name->isEmpty() ? Text::tr("it gave no reason") : name->first());
    if (!number)
        return attempt.unreadable();
    return answer;
}

Result<LookUpAnswer> askBySru(const LookUpAttempt &attempt)
{
    if (attempt.target.isEncrypted() && !QSslSocket::supportsSsl()) {
        return failure(
            ErrorKind::Untrusted,
            Text::tr("%1 is asked over an encrypted connection, for which Qt's plugin for TLS is missing here. "
                     "Install it, or ask another catalogue.")
                .arg(attempt.target.name));
    }
    return fetched(sruUrl(attempt.target, attempt.query), attempt).and_then([&](const QByteArray &bytes) {
        return readSruAnswer(bytes, attempt);
    });
}

} // namespace catalpa::exchange
