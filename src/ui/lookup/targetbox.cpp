// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lookup/targetbox.h"

#include "base/text.h"

#include <QtCore/QSettings>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>

namespace catalpa::ui {
namespace {

constexpr QLatin1StringView key{"lookup/target"}; // Of the settings.

} // namespace

void fillTargets(QComboBox &box, const QSettings &settings)
{
    for (const exchange::LookUpTarget &target : exchange::lookUpTargets())
        box.addItem(target.name);
    const QString last = settings.value(key).toString();
    if (!last.isEmpty())
        box.setCurrentText(last);
    box.lineEdit()->setAccessibleName(box.accessibleName());
    box.setToolTip(Text::tr("Another one by its address: z3950://host:210/database or https://host/sru"));
}

Result<exchange::LookUpTarget> chosenTarget(const QComboBox &box)
{
    return exchange::lookUpTarget(box.currentText(), &exchange::LookUpTarget::name);
}

void rememberTarget(const QComboBox &box, QSettings &settings)
{
    settings.setValue(key, box.currentText());
}

} // namespace catalpa::ui
