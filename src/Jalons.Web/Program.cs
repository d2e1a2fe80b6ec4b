using System.Globalization;
using Jalons.Web.Commands;

// People read French wherever the program runs.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("fr-FR");
CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr-FR");

return await LigneDeCommande.ExecuterAsync(args, Console.Out, Console.Error);
