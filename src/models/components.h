// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QStringList>

namespace catalpa {

//! A part that the program is made of, from resources/licences/components.json.
struct Component {
    QString name;
    QString purpose;
    QString copyright;
    QString licence; //!< SPDX identifier; its text is resources/licences/<licence>.txt.
    QStringList libraries; //!< How the names of its shared libraries begin; none for what is compiled in.
};

//! Catalpa itself first.
QList<Component> components();
//! Name, copyright and the whole licence.
QString licenceOf(const Component &component);

} // namespace catalpa
