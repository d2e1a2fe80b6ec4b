namespace Jalons.Web.Ui.Papier;

/// <summary>Sizes of the text.</summary>
internal sealed record StylePapier(double Taille, double Interligne, double Avant, double Apres)
{
    public static readonly StylePapier Courant = new(10.5, 15.5, 0, 7);
    public static readonly StylePapier Petit = new(9, 13, 0, 5);
    private static readonly StylePapier Titre1 = new(15, 20, 6, 8);
    private static readonly StylePapier Titre2 = new(11.5, 16, 7, 3);

    public Police Normal => field ??= new Police(PolicePapier.Normale, Taille);

    public Police Gras => field ??= new Police(PolicePapier.Grasse, Taille);

    /// <summary>From the top of a line to its baseline.</summary>
    public double Montee => Taille + ((Interligne - Taille) / 2) - (Taille * 0.22);

    public static StylePapier Titre(int niveau) => niveau == 1 ? Titre1 : Titre2;
}
