// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/components.h"

#include "base/text.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

QByteArray resource(const QString &name)
{
    QFile file(u":/licences/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

QList<Component> components()
{
    QList<Component> components;
    const QJsonArray listed = QJsonDocument::fromJson(resource(u"components.json"_s)).array();
    for (const QJsonValue &value : listed) {
        components += {.name = value[u"name"_s].toString(),
                       .purpose = value[u"purpose"_s].toString(),
                       .copyright = value[u"copyright"_s].toString(),
                       .licence = value[u"licence"_s].toString(),
                       .libraries = value[u"libraries"_s].toVariant().toStringList()};
    }
    return components;
}

QString licenceOf(const Component &component)
{
    QString text = QString::fromUtf8(resource(component.licence + ".txt"_L1));
    // The GNU Lesser General Public License adds to the General one, which belongs to its text.
    if (component.licence == "LGPL-3.0-only"_L1)
        text += u"\n\n"_s + QString::fromUtf8(resource(u"GPL-3.0-or-later.txt"_s));
    return Text::tr("%1\n%2\n\nCopyright © %3\nLicence: %4")
               .arg(component.name, component.purpose, component.copyright, component.licence)
        + u"\n\n"_s + text;
}

} // namespace catalpa
