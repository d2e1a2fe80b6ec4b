using Microsoft.AspNetCore.Mvc.Rendering;

namespace Jalons.Web.Ui.Suivi;

/// <summary>Lists of choices from an enumeration of the domain and the words people read for it.</summary>
public static class ListesDeChoix
{
    /// <summary>All members, in their order.</summary>
    public static IReadOnlyList<SelectListItem> De<T>(Func<T, string> libelle) where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(v => new SelectListItem(libelle(v), v.ToString()))];
}
