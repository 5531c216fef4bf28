// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records/edit.h"
#include "ui/widgets/prompts.h"

namespace catalpa::ui {

//! Whether a text that is no country is to be recorded as one: one of the two is called.
void askAboutCountry(Prompts &prompts, QWidget *parent, const QString &text, std::function<void()> keep,
                     std::function<void()> change);

//! Whether a field has been left for a button, from which a question would take the click. What is to be asked is asked
//! when it is saved.
bool isLeftForButton();

//! Has a question asked: at once or, where a field has been left for a button, behind its click.
void behindTheClick(QObject *context, std::function<void()> work);

//! Takes out of an edit a country that is none, which is to be asked about; nothing where there is none.
std::optional<QString> takeDoubtfulCountry(AuthorEdit &edit);

} // namespace catalpa::ui
