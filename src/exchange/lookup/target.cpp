// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/lookup/target.h"

#include "base/text.h"

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtCore/QUrlQuery>
#include <QtNetwork/QHostAddress>

using namespace Qt::StringLiterals;

namespace catalpa::exchange {
namespace {

constexpr int portOfZ3950 = 210;
constexpr qsizetype longestAddress = 1'000;

Failure invalid(const QString &sentence)
{
    return failure(ErrorKind::Invalid, sentence);
}

//! What may stand behind the question mark, and where it goes.
struct Option {
    const char *key;
    QString LookUpTarget::*place;
    const char *form; //!< A regular expression for all of it.
};
constexpr const char *indexForm = "[A-Za-z][A-Za-z0-9._-]{0,39}";
constexpr Option ofZ3950[]{{"syntax", &LookUpTarget::schema, "usmarc|unimarc"}};
constexpr Option ofSru[]{{"schema", &LookUpTarget::schema, "[A-Za-z0-9:/._-]{1,100}"},
                         {"version", &LookUpTarget::version, "1\\.[12]"},
                         {"isbn", &LookUpTarget::isbnIndex, indexForm},
                         {"title", &LookUpTarget::titleIndex, indexForm},
                         {"author", &LookUpTarget::authorIndex, indexForm}};

bool isWholly(const QString &text, const QString &form)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(form)).match(text).hasMatch();
}

template <qsizetype count>
Result<> takeOptions(const QUrlQuery &query, const Option (&options)[count], LookUpTarget &target)
{
    QStringList keys;
    for (const Option &option : options)
        keys += QString::fromLatin1(option.key);
    for (const auto &[key, value] : query.queryItems(QUrl::FullyDecoded)) {
        const qsizetype place = keys.indexOf(key);
        if (place < 0) {
            return invalid(Text::tr("“%1” in the address means nothing here. Behind the question mark can stand: %2.")
                               .arg(key.left(40), keys.join(", "_L1)));
        }
        if (!isWholly(value, QString::fromLatin1(options[place].form)))
            return invalid(Text::tr("“%1” cannot be the value of %2 in the address.").arg(value.left(40), key));
        target.*options[place].place = value;
    }
    return {};
}

bool isLoopback(const QString &host)
{
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

//! \a presets are named when \a typed is no address.
Result<LookUpTarget> targetAt(const QString &typed, const QStringList &presets)
{
    const QUrl url(typed, QUrl::StrictMode);
    const QString scheme = url.scheme();
    const bool isSru = scheme == "http"_L1 || scheme == "https"_L1;
    if (typed.size() > longestAddress || !url.isValid() || url.host().isEmpty() || (!isSru && scheme != "z3950"_L1)) {
        return invalid(Text::tr("“%1” is no catalogue to look books up in. Choose one of these: %2; or give an "
                                "address, such as z3950://host:210/database or https://host/sru.")
                           .arg(typed.left(60), presets.join(", "_L1)));
    }
    if (!url.userInfo().isEmpty() || url.hasFragment() || url.port() == 0)
        return invalid(Text::tr("The address may hold a host, a port, a path and options, and nothing else; names and "
                                "passwords are not sent."));
    LookUpTarget target{.name = url.host(), .typed = typed};
    target.address = url.adjusted(QUrl::RemoveQuery);
    const QUrlQuery query(url);
    if (isSru) {
        target.protocol = LookUpTarget::Protocol::Sru;
        target.schema = u"marcxml"_s;
        target.version = u"1.1"_s;
        target.isbnIndex = u"bath.isbn"_s;
        target.titleIndex = u"dc.title"_s;
        target.authorIndex = u"dc.creator"_s;
        return takeOptions(query, ofSru, target).map([&] { return target; });
    }
    target.schema = u"usmarc"_s;
    if (url.port() < 0)
        target.address.setPort(portOfZ3950);
    if (!isWholly(target.database(), u"[A-Za-z0-9_.+-]{1,100}"_s))
        return invalid(Text::tr("The address of a Z39.50 target ends with the name of a database, of letters and "
                                "digits: z3950://host:210/database."));
    return takeOptions(query, ofZ3950, target).map([&] { return target; });
}

QList<LookUpTarget> readTargets()
{
    QFile lines(u":/lookup/targets.txt"_s); // In memory.
    if (!lines.open(QIODevice::ReadOnly))
        qFatal("%s is missing in the program", qPrintable(lines.fileName()));
    QList<LookUpTarget> targets;
    for (const QString &line : QString::fromUtf8(lines.readAll()).split(u'\n', Qt::SkipEmptyParts)) {
        if (line.startsWith(u'#'))
            continue;
        auto target = targetAt(line.section(u'|', 2).trimmed(), {});
        if (!target)
            qFatal("%s: %s", qPrintable(line), qPrintable(target.error().message));
        target->key = line.section(u'|', 0, 0).trimmed();
        target->name = line.section(u'|', 1, 1).trimmed();
        targets += *target;
    }
    return targets;
}

} // namespace

QString LookUpTarget::database() const
{
    return address.path(QUrl::FullyDecoded).mid(1);
}

Format formatOf(LookUpTarget::Protocol protocol)
{
    return protocol == LookUpTarget::Protocol::Sru ? Format::MarcXml : Format::Marc;
}

const QList<LookUpTarget> &lookUpTargets()
{
    static const QList<LookUpTarget> targets = readTargets();
    return targets;
}

Result<LookUpTarget> lookUpTarget(const QString &typed, QString LookUpTarget::*calledBy)
{
    const QString wanted = typed.trimmed();
    QStringList presets;
    for (const LookUpTarget &target : lookUpTargets()) {
        presets += target.*calledBy;
        if (wanted.compare(target.key, Qt::CaseInsensitive) == 0
            || wanted.compare(target.name, Qt::CaseInsensitive) == 0)
            return target;
    }
    return targetAt(wanted, presets);
}

QString protectionText(const LookUpTarget &target)
{
    if (isLoopback(target.address.host()))
        return Text::tr("%1 is on this computer.").arg(target.name);
    if (target.isEncrypted())
        return Text::tr("What is asked and answered is encrypted on the way to %1, and its certificate is checked.")
            .arg(target.address.host());
    return Text::tr("What is asked and answered is not encrypted: it can be read and changed on the way to %1.")
        .arg(target.address.host());
}

} // namespace catalpa::exchange
