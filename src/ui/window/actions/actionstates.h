// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace catalpa::ui {

struct Actions;
class CataloguePage;

//! State that decides which commands of the main window can be given.
struct ActionStates {
    const CataloguePage *inFront = nullptr; //!< Null while another page is shown.
    bool isOpen = false; //!< A catalogue is open, in front or not.
    bool isOpening = false;
    bool hasHistory = false; //!< Its migrations can be shown.
    bool isInBrowser = false; //!< It is served to browsers.

    bool canEdit() const;
    //! Enables the commands that can be given. Those of the saved views are the ViewMenu's.
    void applyTo(const Actions &actions) const;

private:
    void applyRightsTo(const Actions &a) const;
};

} // namespace catalpa::ui
